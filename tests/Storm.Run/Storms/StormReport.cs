using Platform.AmazonSimulator.Contract;
using Platform.History;
using Platform.History.Checking;
using Platform.History.Witnesses;

namespace Platform.Storm.Run.Storms;

/// <summary>What a storm left behind, and what it proves.</summary>
/// <param name="Rotation">What Amazon did with refresh tokens.</param>
/// <param name="Kills">How often the platform was killed.</param>
/// <param name="History">All that is known of it.</param>
internal sealed record StormReport(RotationMode Rotation, int Kills, RecordedHistory History)
{
    /// <summary>What the history proves.</summary>
    public Verdict Verdict { get; } = HistoryChecker.Check(History);

    /// <summary>Why links are not linked in the end.</summary>
    public IEnumerable<string> NotLinked =>
        History.Ends.Where(end => end.Status != PartnerWord.Linked).Select(end => $"{end.Status} ({end.Reason ?? "no reason"})");

    /// <summary>Whether nothing is wrong, and no link is missing that strict rotation does not explain.</summary>
    public bool IsClean => Verdict.Findings.Count == 0 && (History.IsStrict || !NotLinked.Any());
}
