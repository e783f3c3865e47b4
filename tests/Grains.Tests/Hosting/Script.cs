using System.Collections.Concurrent;

namespace Platform.Grains.Tests.Hosting;

/// <summary>The answers of one endpoint: those that a test has put in line, then the usual one.</summary>
public sealed class Script<TRequest, TAnswer>(Func<TRequest, TAnswer> usual)
{
    private readonly ConcurrentQueue<Func<TRequest, Task<TAnswer>>> _line = new();
    private readonly ConcurrentQueue<TRequest> _calls = new();
    private Func<TRequest, TAnswer>? _always;

    public IReadOnlyList<TRequest> Calls => [.. _calls];

    public int Count => _calls.Count;

    /// <summary>The next calls get these answers.</summary>
    public void Next(params TAnswer[] answers)
    {
        foreach (var answer in answers)
        {
            _line.Enqueue(_ => Task.FromResult(answer));
        }
    }

    /// <summary>The next call does this.</summary>
    public void Next(Func<TRequest, Task<TAnswer>> answer) => _line.Enqueue(answer);

    /// <summary>The next call waits for the test.</summary>
    public Held<TAnswer> Hold()
    {
        var held = new Held<TAnswer>();
        _line.Enqueue(_ => held.Arrive());
        return held;
    }

    /// <summary>From now on this is the answer when nothing is in line.</summary>
    public void Always(Func<TRequest, TAnswer> answer) => _always = answer;

    /// <summary>The answer that comes when nothing is in line and nothing else was asked for.</summary>
    public TAnswer Usual(TRequest request) => usual(request);

    public Task<TAnswer> Call(TRequest request)
    {
        _calls.Enqueue(request);
        return _line.TryDequeue(out var answer) ? answer(request) : Task.FromResult((_always ?? usual)(request));
    }
}
