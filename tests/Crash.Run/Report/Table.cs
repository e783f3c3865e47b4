using Platform.Crash.Run.Judgement;

namespace Platform.Crash.Run.Report;

/// <summary>What a run found, in totals.</summary>
internal static class Table
{
    /// <summary>True where nothing is wrong.</summary>
    public static bool IsClean(IReadOnlyCollection<Verdict> verdicts) =>
        verdicts.All(verdict => verdict.Findings.Count == 0) && Missed(verdicts).Count == 0;

    /// <summary>Points that no kill ever met.</summary>
    public static IReadOnlyList<string> Missed(IReadOnlyCollection<Verdict> verdicts) =>
    [
        .. verdicts.Where(verdict => verdict.Point is not null).GroupBy(verdict => $"{verdict.Scenario.Name}: {verdict.Point}")
            .Where(kills => kills.All(kill => !kill.Reached)).Select(kills => kills.Key),
    ];

    /// <summary>The faults, one a line.</summary>
    public static IEnumerable<string> Faults(IEnumerable<Verdict> verdicts) =>
        from verdict in verdicts
        from finding in verdict.Findings
        select $"{finding.Fault}: {verdict.Scenario.Name}, killed at {verdict.Point?.ToString() ?? "no point"}, "
            + $"{(verdict.Asked ? "asked again" : "left alone")}: {finding.Text} ({verdict.Way})";

    /// <summary>A line for each story and the totals.</summary>
    public static string Of(IReadOnlyCollection<Verdict> verdicts, int kills, TimeSpan took)
    {
        var struck = verdicts.Where(verdict => verdict.Point is not null).ToList();
        var lines = struck.GroupBy(verdict => verdict.Scenario.Name).Select(story => Line(story.Key, [.. story]));
        return $"""
            | story | points | killed at | ends | unreceived | undefined | orphaned | lost | spent twice |
            |---|---|---|---|---|---|---|---|---|
            {string.Join('\n', lines)}
            {Line("all", struck)}
            {kills} processes killed in {took.TotalSeconds:0} s. Work that did not come to its point: {struck.Count(verdict => !verdict.Reached)}
            of {struck.Count}; points never met: {Missed(verdicts).Count}.
            """;
    }

    private static string Line(string story, IReadOnlyCollection<Verdict> verdicts)
    {
        var points = verdicts.Select(verdict => (verdict.Scenario, verdict.Point)).Distinct().Count();
        var ends = verdicts.GroupBy(verdict => verdict.End).OrderByDescending(end => end.Count()).Select(end => $"{end.Key} {end.Count()}");
        return $"| {story} | {points} | {verdicts.Count(verdict => verdict.Reached)} "
            + $"| {(story == "all" ? "" : string.Join("; ", ends))} | {verdicts.Count(verdict => verdict.Unreceived)} "
            + $"| {Count(Fault.Undefined)} | {Count(Fault.Orphaned)} | {Count(Fault.Lost)} | {Count(Fault.SpentTwice)} |";

        int Count(Fault fault) => verdicts.Count(verdict => verdict.Findings.Any(finding => finding.Fault == fault));
    }
}
