namespace Platform.Grains.Links.Decisions;

/// <summary>Opening a consent.</summary>
internal static class ConsentDecisions
{
    /// <summary>Adds a consent; the oldest of more than 5 gives way. What is linked serves on. The same command once more changes nothing.</summary>
    public static LinkDecision Open(LinkState state, LinkCommand.Open command, DateTimeOffset now)
    {
        if (state.Consents.Any(open => open.StateId == command.Consent.StateId))
        {
            return new LinkDecision(state);
        }

        var consent = command.Consent with { OpenedAt = now, ExpiresAt = now + LinkLimits.ConsentLifetime };
        var evicted = state.Consents.Take(state.Consents.Length - (LinkLimits.OpenConsents - 1));
        var room = LinkMemory.Close(state, evicted.ToList(), now);
        return new LinkDecision(room with { Consents = room.Consents.Add(consent) });
    }
}
