using Platform.Crash.Run.Scenarios;

namespace Platform.Crash.Run.Judgement;

/// <summary>What became of a story.</summary>
/// <param name="Scenario">Which story.</param>
/// <param name="Point">Where the platform was killed, or null.</param>
/// <param name="Asked">Whether the partner asked again at once.</param>
/// <param name="Reached">Whether the work came to the point; if not, the kill met it somewhere else.</param>
/// <param name="Rest">How the link was found at rest, where nobody had asked.</param>
/// <param name="End">How it ended.</param>
/// <param name="Unreceived">Whether an answer of Amazon's token endpoint had not been stored when the process died.</param>
/// <param name="Findings">The faults.</param>
internal sealed record Verdict(
    Scenario Scenario, CrashPoint? Point, bool Asked, bool Reached, string? Rest, string End, bool Unreceived, IReadOnlyList<Finding> Findings)
{
    /// <summary>The whole way to the end, in words.</summary>
    public string Way => Rest is null || Rest == End || End.StartsWith($"{Rest} (", StringComparison.Ordinal) ? End : $"{Rest}; then {End}";
}
