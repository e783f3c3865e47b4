using Platform.History.Events;
using Platform.History.Witnesses;

namespace Platform.History;

/// <summary>
/// Everything that is known of a run: what the platform recorded of itself, what Amazon recorded, and what the partners were told.
/// </summary>
internal sealed record RecordedHistory
{
    /// <summary>What the platform did, in order.</summary>
    public IReadOnlyList<HistoryEvent> Events { get; init; } = [];

    /// <summary>What the partners said and were told, in order for each link.</summary>
    public IReadOnlyList<PartnerWord> Words { get; init; } = [];

    /// <summary>The codes and refresh tokens at Amazon.</summary>
    public IReadOnlyList<SpentGrant> Grants { get; init; } = [];

    /// <summary>The pairs that Amazon gave.</summary>
    public IReadOnlyList<IssuedPair> Issued { get; init; } = [];

    /// <summary>How the links were found in the end.</summary>
    public IReadOnlyList<LinkEnd> Ends { get; init; } = [];

    /// <summary>Whether Amazon lets go of a refresh token as soon as it has given its successor.</summary>
    public bool IsStrict { get; init; }

    /// <summary>
    /// How long after an intent to refresh nobody but who had it may send the token (design.md 4): the HTTP total and 30 s.
    /// </summary>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromSeconds(35);
}
