using Microsoft.Extensions.Logging;

namespace Platform.Tests.Logs;

/// <summary>Keeps everything that is logged, and lets a test wait for a line of it.</summary>
public sealed class LogRecorder : ILoggerProvider
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Lock _gate = new();
    private readonly List<LogEvent> _events = [];
    private readonly List<string> _scopes = [];
    private readonly List<(string[] Words, TaskCompletionSource<string> Found)> _waiting = [];

    public IReadOnlyList<LogEvent> Events
    {
        get
        {
            lock (_gate)
            {
                return [.. _events];
            }
        }
    }

    /// <summary>What a sink could print around events.</summary>
    public IReadOnlyList<string> Scopes
    {
        get
        {
            lock (_gate)
            {
                return [.. _scopes];
            }
        }
    }

    public IReadOnlyList<string> Lines => [.. Events.Select(one => one.Line)];

    /// <summary>The first line that holds all these words, be it there already or logged within a minute.</summary>
    /// <exception cref="TimeoutException">There was none.</exception>
    public Task<string> Line(params string[] words)
    {
        lock (_gate)
        {
            return _events.Select(one => one.Line).FirstOrDefault(line => Holds(line, words)) is { } line ? Task.FromResult(line) : Wait(words);
        }
    }

    /// <summary>The first line from now on that holds all these words, logged within a minute.</summary>
    /// <exception cref="TimeoutException">There was none.</exception>
    public Task<string> NextLine(params string[] words)
    {
        lock (_gate)
        {
            return Wait(words);
        }
    }

    public ILogger CreateLogger(string categoryName) => new Recorder(this, categoryName);

    public void Dispose()
    {
    }

    private static bool Holds(string line, string[] words) => words.All(word => line.Contains(word, StringComparison.Ordinal));

    private async Task<string> Wait(string[] words)
    {
        var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Add((words, found));
        try
        {
            return await found.Task.WaitAsync(Limit);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"No line with \"{string.Join("\" and \"", words)}\" was logged within {Limit.TotalSeconds} s.");
        }
    }

    private void Add(LogEvent one)
    {
        lock (_gate)
        {
            _events.Add(one);
            foreach (var (_, found) in _waiting.Where(waiting => Holds(one.Line, waiting.Words)))
            {
                found.TrySetResult(one.Line);
            }
        }
    }

    private void Add(string scope)
    {
        lock (_gate)
        {
            _scopes.Add(scope);
        }
    }

    private sealed class Recorder(LogRecorder log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            log.Add($"{category} scope {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? pairs.DistinctBy(pair => pair.Key).ToDictionary() : [];
            log.Add(new LogEvent(category, logLevel, $"{formatter(state, exception)} {exception}", values));
        }
    }
}
