using System.Collections.Immutable;

namespace Platform.Api.Rotations;

/// <summary>What was found at one record, or at several.</summary>
/// <param name="Changed">Records of which something was sealed again.</param>
/// <param name="NotOpened">Records with a secret that did not open, or that could not be reached.</param>
/// <param name="Needed">Data keys that something given away still needs.</param>
internal sealed record RecordVisit(int Changed, int NotOpened, ImmutableArray<uint> Needed)
{
    /// <summary>Nothing worth a word.</summary>
    public static RecordVisit Unchanged { get; } = new(0, 0, []);

    /// <summary>A record that could not be looked at.</summary>
    public static RecordVisit Missed { get; } = new(0, 1, []);

    /// <summary>What was found at all of some records.</summary>
    public static RecordVisit Sum(IReadOnlyCollection<RecordVisit> visits) => new(
        visits.Sum(visit => visit.Changed),
        visits.Sum(visit => visit.NotOpened),
        [.. visits.SelectMany(visit => visit.Needed).Distinct()]);
}
