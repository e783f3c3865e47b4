using Platform.Crash.Run.Judgement;
using Platform.Crash.Run.Scenarios;

namespace Platform.Crash.Run.Report;

/// <summary>The page that tells, for every point, what a kill there ends in; written by a run and read by a test.</summary>
internal sealed class DocsPage
{
    private const string Heading = "## ";

    private readonly Dictionary<(string Scenario, string Point), (string LeftAlone, string Asked)> _rows;

    private DocsPage(Dictionary<(string Scenario, string Point), (string LeftAlone, string Asked)> rows) => _rows = rows;

    /// <summary>The points that the page lists.</summary>
    public IEnumerable<(string Scenario, string Point)> Points => _rows.Keys;

    /// <summary>Reads the page.</summary>
    public static DocsPage Read(string text)
    {
        var rows = new Dictionary<(string, string), (string, string)>();
        var scenario = "";
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith(Heading, StringComparison.Ordinal))
                scenario = line[Heading.Length..];
            else if (line.Split('|', StringSplitOptions.TrimEntries) is ["", ['`', .. var point, '`'], var alone, var asked, ""])
                rows[(scenario, point)] = (alone, asked);
        }

        return new DocsPage(rows);
    }

    /// <summary>True where the page says that this kill may end so.</summary>
    public bool Tells(Verdict verdict) =>
        _rows.TryGetValue((verdict.Scenario.Name, $"{verdict.Point}"), out var row)
        && (verdict.Asked ? row.Asked : row.LeftAlone).Split(" or ").Contains(verdict.Way);

    /// <summary>Writes the page from a run's verdicts.</summary>
    public static string Write(IReadOnlyCollection<Verdict> verdicts) => $"""
        # What a crash ends in

        `kill -9` of the platform at every point of a callback and of an unlink, and what it ends in. A point lies before and after every call by
        which a link's work reaches the disk, Amazon or the partner: reading, writing and clearing a record; registering, finding and removing
        the reminder; each call of Amazon's token endpoint and Skill Enablement API; and each question to the partner's authorization server
        (`call out`). What lies between two points is memory alone. `#2` is the second time that a point is passed in a story. A call from grain
        to grain is no point of its own: what the callee reads and writes is.

        *Left alone*: nobody asks after the restart. The link's reminder wakes it, and it is at rest within 15 minutes; what is found then stands
        before the semicolon. Only then the partner sends again what was not answered. *Asked again*: the partner does so as soon as the platform
        is back, as a partner does who got no answer.

        Ends called `exchange.interrupted` are *unreceived*: the process died before the answer to the code was stored, and a second sending,
        where one was allowed, did not bring it either. They are told as such, apart from what is lost: nothing that was stored is ever lost, and
        nothing is spent twice.

        How it is done: the program that is killed is the one that is shipped. A start-up hook of the runtime (`tests/Crash.Points`) puts a
        watcher in front of its storage, its reminders, its clients of Amazon and its call-outs. `tests/Crash.Run` tells it where each user's
        work is to stop; when the work of all users of a round stands at the point of its own story, the process gets its SIGKILL. Between two
        lives of the platform both clocks move on, so that nothing is waited for in real time. Two hours later the platform's view, the
        simulator's record and the database are compared.

        This page is written by `dotnet run --project tests/Crash.Run -- --write-docs docs/crash-points.md`; a test fails when a point is missing
        here, or when a kill ends in another way than this.

        {string.Join("\n\n", AllScenarios.List.Select(scenario => Section(scenario, verdicts)))}

        """;

    private static string Section(Scenario scenario, IReadOnlyCollection<Verdict> verdicts)
    {
        var points = verdicts
            .Where(verdict => verdict.Scenario == scenario && verdict.Point is not null && verdict.Reached)
            .GroupBy(verdict => verdict.Point!.Value);
        var rows = points.Select(kills => $"| `{kills.Key}` | {Ways(kills, asked: false)} | {Ways(kills, asked: true)} |");
        return $"""
            {Heading}{scenario.Name}

            {scenario.About}

            | killed at | left alone | asked again |
            |---|---|---|
            {string.Join('\n', rows)}
            """;
    }

    private static string Ways(IEnumerable<Verdict> kills, bool asked) =>
        string.Join(" or ", kills.Where(kill => kill.Asked == asked).Select(kill => kill.Way).Distinct().Order(StringComparer.Ordinal));
}
