using System.Text;

namespace Platform.Flow.Tests.Harness;

/// <summary>Everything that a process has written, and waiting for a line of it.</summary>
internal sealed class ProcessLog
{
    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();
    private readonly List<(Func<string, bool> Match, TaskCompletionSource<string> Found)> _waiting = [];

    public string Text
    {
        get
        {
            lock (_gate)
                return _text.ToString();
        }
    }

    public void Add(string? line)
    {
        if (line is null)
            return;
        lock (_gate)
        {
            _text.AppendLine(line);
            foreach (var (match, found) in _waiting.Where(waiting => waiting.Match(line)))
                found.TrySetResult(line);
        }
    }

    /// <summary>The next line that matches.</summary>
    public Task<string> Line(Func<string, bool> match)
    {
        var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
            _waiting.Add((match, found));
        return found.Task;
    }
}
