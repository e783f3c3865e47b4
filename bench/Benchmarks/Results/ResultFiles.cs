using System.Globalization;
using System.Text.Json;

namespace Platform.Benchmarks.Results;

/// <summary>The results as files: one for programs and one for people.</summary>
internal static class ResultFiles
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Writes <c>results.json</c> and <c>results.md</c>.</summary>
    public static async Task Write(string folder, IReadOnlyList<Finding> findings, string head)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "results.json"), ToJson(findings));
        await File.WriteAllTextAsync(Path.Combine(folder, "results.md"), ToMarkdown(findings, head));
    }

    /// <summary>For programs.</summary>
    public static string ToJson(IEnumerable<Finding> findings) =>
        JsonSerializer.Serialize(new { Workloads = findings.Select(finding => finding.Line()) }, Json);

    /// <summary>For people: medians, least and most of the rounds, and the ratios.</summary>
    public static string ToMarkdown(IReadOnlyList<Finding> findings, string head) => $"""
        # Benchmark results

        {head}

        Medians, in brackets the least and the most of the rounds. Ratios are taken round by round.

        | workload | what | unit | platform | rival | ceiling | platform / rival | platform / ceiling | p50 ms | p99 ms |
        |---|---|---|---|---|---|---|---|---|---|
        {string.Join('\n', findings.Select(Row))}

        {string.Join('\n', findings.SelectMany(finding => finding.Notes.Select(note => $"- {finding.Id}: {note}")))}

        """;

    /// <summary>A ratio in words.</summary>
    public static string Text(Spread? spread) => spread switch
    {
        null => "-",
        { Least: var least, Most: var most } when least == most => Text(least),
        _ => $"{Text(spread.Median)} ({Text(spread.Least)} to {Text(spread.Most)})",
    };

    private static string Row(Finding finding) => "| " + string.Join(
        " | ",
        finding.Id,
        finding.Title,
        finding.Unit,
        Text(finding.Of(Finding.Platform)),
        Text(finding.Of(Finding.Rival)),
        Text(finding.Of(Finding.Ceiling)),
        Text(finding.Ratio(Finding.Rival)),
        Text(finding.Ratio(Finding.Ceiling)),
        finding.P50 is { } p50 ? Text(p50) : "-",
        finding.P99 is { } p99 ? Text(p99) : "-") + " |";

    private static string Text(double figure) =>
        figure.ToString(Math.Abs(figure) switch { >= 100 => "0", >= 10 => "0.0", _ => "0.00" }, CultureInfo.InvariantCulture);
}
