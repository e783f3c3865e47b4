using System.Collections.Concurrent;

namespace Platform.Contract.Tests.Hosting;

/// <summary>What a test and the grains that it watches share: gates, events, notes. One for each grain key.</summary>
public sealed class Probe
{
    private static readonly ConcurrentDictionary<string, Probe> All = new();
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, TaskCompletionSource> _gates = new();
    private readonly ConcurrentQueue<string> _notes = new();
    private int _inside;

    /// <summary>How often code was found on two threads at once.</summary>
    public int Collisions { get; private set; }

    public IReadOnlyList<string> Notes => [.. _notes];

    public static Probe Of(string key) => All.GetOrAdd(key, _ => new Probe());

    public static string NewKey() => Guid.NewGuid().ToString("N");

    public void Open(string gate) => Gate(gate).TrySetResult();

    public bool IsOpen(string gate) => Gate(gate).Task.IsCompleted;

    public Task Pass(string gate) => Gate(gate).Task.WaitAsync(Patience);

    /// <summary>Whether a gate opens within a second.</summary>
    public async Task<bool> PassSoon(string gate)
    {
        await Gate(gate).Task.WaitAsync(TimeSpan.FromSeconds(1)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return IsOpen(gate);
    }

    /// <summary>Writes a note, and opens the gate of that name and of its n-th time, such as <c>tick</c> and <c>tick#2</c>.</summary>
    public void Note(string note)
    {
        _notes.Enqueue(note);
        Open(note);
        Open($"{note}#{Count(note)}");
    }

    public int Count(string note) => _notes.Count(noted => noted == note);

    /// <summary>A stretch of code that must be alone.</summary>
    public void Alone()
    {
        if (Interlocked.Increment(ref _inside) != 1)
        {
            Collisions++;
        }

        Thread.SpinWait(500);
        Interlocked.Decrement(ref _inside);
    }

    private TaskCompletionSource Gate(string name) =>
        _gates.GetOrAdd(name, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
