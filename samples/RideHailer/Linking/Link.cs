namespace Platform.RideHailer.Linking;

/// <summary>A rider's link with Alexa, as the platform tells it.</summary>
/// <param name="Status"><c>notLinked</c>, <c>consentPending</c>, <c>linking</c>, <c>linked</c>, <c>relinkRequired</c>, <c>unlinking</c> or <c>unlinked</c>.</param>
/// <param name="Action">The button to show: <c>link</c>, <c>unlink</c> or <c>wait</c>.</param>
/// <param name="LinkedAt">Since when, where it is linked.</param>
/// <param name="VerifiedAt">When Amazon was last known to agree.</param>
/// <param name="Reason">The code of what ended it or failed last, or null.</param>
/// <param name="UserMessage">The text to show the rider, or null for none.</param>
/// <param name="ManualUnlink">Where the rider can unlink by hand, if only there.</param>
public sealed record Link(
    string Status,
    string Action,
    DateTimeOffset? LinkedAt,
    DateTimeOffset? VerifiedAt,
    string? Reason,
    string? UserMessage,
    ManualUnlink? ManualUnlink);
