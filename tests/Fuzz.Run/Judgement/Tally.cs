using System.Collections.Concurrent;
using Platform.Fuzz.Run.Sending;

namespace Platform.Fuzz.Run.Judgement;

/// <summary>What has been counted.</summary>
internal sealed class Tally
{
    private const int KeptOfEachKind = 3;

    private readonly ConcurrentDictionary<string, long> _statuses = new();
    private readonly ConcurrentDictionary<string, long> _endings = new();
    private readonly ConcurrentDictionary<string, long> _codes = new();
    private readonly ConcurrentDictionary<string, long> _routes = new();
    private readonly ConcurrentDictionary<string, long> _kinds = new();
    private readonly ConcurrentQueue<Finding> _findings = new();
    private long _sent;
    private long _wrong;
    private long _overloads;
    private long _late;

    public long Sent => Interlocked.Read(ref _sent);

    public long Wrong => Interlocked.Read(ref _wrong);

    /// <summary>Answers of 503 as documented for overload.</summary>
    public long Overloads => Interlocked.Read(ref _overloads);

    /// <summary>Answers that came late and, asked for again, in time.</summary>
    public long Late => Interlocked.Read(ref _late);

    /// <summary>Answers by status; those of the server itself are marked.</summary>
    public IEnumerable<(string Status, long Count)> Statuses => Sorted(_statuses);

    /// <summary>Requests without an answer, by how they ended.</summary>
    public IEnumerable<(string Ending, long Count)> Endings => Sorted(_endings);

    public IEnumerable<(string Code, long Count)> Codes => Sorted(_codes);

    public IEnumerable<(string Route, long Count)> Routes => Sorted(_routes);

    /// <summary>The first of each kind; all are counted.</summary>
    public IReadOnlyCollection<Finding> Findings => _findings;

    /// <summary>All findings by kind.</summary>
    public IEnumerable<(string Kind, long Count)> Kinds => Sorted(_kinds);

    public void Count(Shot shot, Outcome outcome)
    {
        Interlocked.Increment(ref _sent);
        Add(_routes, shot.Draft.Route.Name);
        if (outcome.Answer is not { } answer)
        {
            Add(_endings, $"{outcome.Ending}");
            return;
        }

        Add(_statuses, Judge.IsOfTheServer(answer) ? $"{answer.Status} by the server" : $"{answer.Status}");
        if (answer.Status >= 400 && answer.Body.Length > 0 && ProblemDocument.Read(answer) is { } problem)
            Add(_codes, problem.Code);
        if (Judge.IsOverload(answer))
            Interlocked.Increment(ref _overloads);
    }

    public void CountLate() => Interlocked.Increment(ref _late);

    /// <summary>Notes a finding; whether it is one of those that are kept.</summary>
    public bool Note(Finding finding)
    {
        Interlocked.Increment(ref _wrong);
        var kind = $"{finding.Shot.Draft.Route.Name}: {finding.Complaint}";
        Add(_kinds, kind);
        if (_kinds[kind] > KeptOfEachKind)
            return false;
        _findings.Enqueue(finding);
        return true;
    }

    private static void Add(ConcurrentDictionary<string, long> counts, string name) => counts.AddOrUpdate(name, 1, (_, count) => count + 1);

    private static IEnumerable<(string Name, long Count)> Sorted(ConcurrentDictionary<string, long> counts) =>
        counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => (count.Key, count.Value));
}
