using Platform.Amazon;

namespace Platform.Grains.Links.Decisions;

/// <summary>What partners see of a record.</summary>
internal static class LinkView
{
    /// <summary>Derives the picture of a link (api.md 4).</summary>
    public static LinkSnapshot Of(LinkState state, DateTimeOffset now)
    {
        var consent = state.Consents.LastOrDefault(open => open.AcceptedUntil > now);
        var account = state.Accounts.LastOrDefault();
        var status = Status(state, consent is not null);
        return new LinkSnapshot
        {
            Exists = true,
            Status = status,
            Action = Action(state, status),
            Stage = account?.Stage ?? state.Flow?.Consent.Stage ?? consent?.Stage,
            LinkedAt = account?.LinkedAt,
            VerifiedAt = state.Evidence?.At,
            Source = state.Evidence?.Source ?? EvidenceSource.Platform,
            Reason = state.Reason?.Code,
            UserMessage = state.Reason is { IsFailure: true } failure ? ErrorCatalogue.Get(failure.Code).UserMessage : null,
            Generation = state.Generation,
            Attempt = state.Unlinking is null ? state.Flow?.Attempt : LinkPlan.UnlinkAttempt,
        };
    }

    private static LinkStatus Status(LinkState state, bool consentOpen) => state switch
    {
        { Unlinking: not null } => LinkStatus.Unlinking,
        { Accounts.IsEmpty: false } => LinkStatus.Linked,
        { Flow: not null } => LinkStatus.Linking,
        _ when consentOpen => LinkStatus.ConsentPending,
        { Ending: { } ending } => ending.Status,
        _ => LinkStatus.NotLinked,
    };

    // While a relink runs, what is linked serves on, and there is nothing for the user to press.
    private static LinkAction Action(LinkState state, LinkStatus status) => status switch
    {
        LinkStatus.Unlinking or LinkStatus.Linking => LinkAction.Wait,
        LinkStatus.Linked => state.Flow is null ? LinkAction.Unlink : LinkAction.Wait,
        _ => LinkAction.Link,
    };
}
