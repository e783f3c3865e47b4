using System.Globalization;
using Platform.History.Checking;
using Platform.Storm.Run.Storms;

namespace Platform.Storm.Run.Report;

/// <summary>What a run found, in figures.</summary>
internal static class Table
{
    private const int FindingsShown = 20;

    private static readonly string[] Columns =
    [
        "kills", "refreshes", "presented again by resume", "unreceived refreshes", "unreceived codes", "ended unreceived",
        "LOST", "SPENT TWICE", "SERVED AFTER UNLINK", "not linked",
    ];

    /// <summary>A line for each mode and the totals.</summary>
    public static string Of(IReadOnlyList<StormReport> reports, TimeSpan took) => $"""
        | rotation | {string.Join(" | ", Columns)} |
        |---{string.Concat(Enumerable.Repeat("|---", Columns.Length))}|
        {string.Join('\n', reports.Select(report => Line($"{report.Rotation}", [report])))}
        {Line("all", reports)}
        {took.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s, {reports.Sum(report => report.History.Events.Count)} events.
        {string.Join('\n', reports.SelectMany(NotLinked))}
        """;

    /// <summary>The faults, one a line, with the beginning of what there is of each kind.</summary>
    public static IEnumerable<string> Faults(IEnumerable<StormReport> reports) =>
        from report in reports
        from rule in report.Verdict.Findings.GroupBy(finding => finding.Rule)
        from finding in rule.Take(FindingsShown)
        select $"{finding.Fault}, {finding.Rule} ({rule.Count()} times), {report.Rotation}: {finding.Link}: {finding.Text}";

    private static string Line(string name, IReadOnlyList<StormReport> reports)
    {
        int[] figures =
        [
            reports.Sum(report => report.Kills),
            Sum(verdict => verdict.Refreshes),
            Sum(verdict => verdict.Resumed),
            Sum(verdict => verdict.UnreceivedRefreshes),
            Sum(verdict => verdict.UnreceivedCodes),
            Sum(verdict => verdict.EndedUnreceived),
            Sum(verdict => verdict.Count(Fault.Lost)),
            Sum(verdict => verdict.Count(Fault.SpentTwice)),
            Sum(verdict => verdict.Count(Fault.ServedAfterUnlink)),
            reports.Sum(report => report.NotLinked.Count()),
        ];
        return $"| {name} | {string.Join(" | ", figures)} |";

        int Sum(Func<Verdict, int> figure) => reports.Sum(report => figure(report.Verdict));
    }

    private static IEnumerable<string> NotLinked(StormReport report) =>
        report.NotLinked.GroupBy(why => why).Select(why => $"{report.Rotation}: {why.Count()} {why.Key}");
}
