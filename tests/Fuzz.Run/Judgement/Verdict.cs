using System.Globalization;

namespace Platform.Fuzz.Run.Judgement;

/// <summary>What a run has shown.</summary>
internal sealed record Verdict
{
    // Enough requests that the beginning is over.
    private const long MemoryIsJudgedFrom = 100_000;

    // Requests are about a bounded set of things, so their records are bounded too.
    private const long StoreBound = 32 * 1024 * 1024;

    public required long Asked { get; init; }

    public required Tally Tally { get; init; }

    public required Growth Growth { get; init; }

    public required TimeSpan Took { get; init; }

    /// <summary>Lines of the platform's log that tell of a defect.</summary>
    public required IReadOnlyList<string> Defects { get; init; }

    /// <summary>Bytes of the platform's store, at the start and at the end.</summary>
    public required (long Before, long After) Stored { get; init; }

    /// <summary>What went wrong with the plain link at the end; null where it was made.</summary>
    public required string? PlainLink { get; init; }

    public bool IsClean =>
        Tally.Sent == Asked && Tally.Wrong == 0 && Defects.Count == 0 && PlainLink is null
        && Stored.After - Stored.Before < StoreBound && (Asked < MemoryIsJudgedFrom || Growth.IsFlat);

    public override string ToString()
    {
        (string Name, FormattableString Value)[] rows =
        [
            ("requests", $"{Tally.Sent:N0} of {Asked:N0} in {Took.TotalSeconds:0} s, {Tally.Sent / Math.Max(0.001, Took.TotalSeconds):0}/s"),
            ("answers", $"{Joined(Tally.Statuses)}"),
            ("without an answer, as they must be", $"{Joined(Tally.Endings)}"),
            ("problems", $"{Joined(Tally.Codes)}"),
            ("routes", $"{Joined(Tally.Routes)}"),
            ("503 for overload", $"{Tally.Overloads}"),
            ("late, and in time when asked again", $"{Tally.Late}"),
            ("memory (RSS, MiB)", $"{Growth}"),
            ("open files", $"{Growth.HandlesBefore} after warm-up, {Growth.HandlesAfter} at the end"),
            ("store (KiB)", $"{Stored.Before / 1024} before, {Stored.After / 1024} after"),
            ("plain link at the end", $"{PlainLink ?? "made"}"),
            ("defects in the log", $"{Defects.Count}{string.Concat(Defects.Take(10).Select(line => "\n    " + line))}"),
            ("WRONG", $"{Tally.Wrong}{string.Concat(Tally.Kinds.Select(kind => $"\n    {kind.Count} × {kind.Kind}"))}"),
        ];
        return string.Join('\n', rows.Select(row => $"| {row.Name,-36} | {row.Value.ToString(CultureInfo.InvariantCulture)}"));
    }

    private static string Joined(IEnumerable<(string Name, long Count)> counts) =>
        string.Join(", ", counts.Select(count => $"{count.Name}: {count.Count}"));
}
