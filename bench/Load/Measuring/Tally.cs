namespace Platform.Load.Measuring;

/// <summary>What one lane has seen. Not safe for threads.</summary>
internal sealed class Tally
{
    private readonly Dictionary<int, long> _failures = [];

    /// <summary>How long what went well took.</summary>
    public Histogram Durations { get; } = new();

    /// <summary>What went wrong: how often, by status; 0 stands for a connection that broke, 1 for an answer with the wrong content.</summary>
    public IReadOnlyDictionary<int, long> Failures => _failures;

    /// <summary>Notes one piece of work.</summary>
    /// <param name="failure">Null where it went well.</param>
    /// <param name="duration">From the moment when it was meant to begin.</param>
    public void Note(int? failure, TimeSpan duration)
    {
        if (failure is { } status)
            _failures[status] = _failures.GetValueOrDefault(status) + 1;
        else
            Durations.Add(duration);
    }

    /// <summary>Adds what another lane has seen.</summary>
    public void Add(Tally other)
    {
        Durations.Add(other.Durations);
        foreach (var (status, count) in other.Failures)
            _failures[status] = _failures.GetValueOrDefault(status) + count;
    }
}
