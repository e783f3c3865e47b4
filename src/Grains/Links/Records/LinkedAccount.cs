namespace Platform.Grains.Links.Records;

/// <summary>An Alexa account that is linked.</summary>
[GenerateSerializer, Immutable, Alias("LinkedAccount")]
public sealed record LinkedAccount
{
    /// <summary>The skill-scoped Alexa user id (protocol.md 4.2).</summary>
    [Id(0)] public string AlexaUserId { get; init; } = "";

    /// <summary>The skill stage that was enabled.</summary>
    [Id(1)] public string Stage { get; init => field = SharedText.Of(value); } = "";

    /// <summary>The regional host that answered, from the allow-list.</summary>
    [Id(2)] public string Host { get; init => field = SharedText.Of(value); } = "";

    /// <summary>The token pair.</summary>
    [Id(3)] public SealedPair Pair { get; init; } = new();

    /// <summary>When it was linked.</summary>
    [Id(4)] public DateTimeOffset LinkedAt { get; init; }

    /// <summary>The newest evidence that it stands.</summary>
    [Id(5)] public DateTimeOffset VerifiedAt { get; init; }

    /// <summary>The generation of the link that made it.</summary>
    [Id(6)] public long Generation { get; init; }

    /// <summary>The grant of the built-in authorization server that Alexa redeemed, or null.</summary>
    [Id(7)] public string? Grant { get; init; }

    /// <summary>The attempt that linked it.</summary>
    [Id(8)] public string Attempt { get; init; } = "";

    /// <summary>Care that has failed since it last went well.</summary>
    [Id(9)] public int CareFailures { get; init; }

    /// <summary>Before when Amazon is not asked about it again: after a failure.</summary>
    [Id(10)] public DateTimeOffset VerifyNotBefore { get; init; }

    /// <summary>When Amazon is asked about it before its time, because it was taken over from somebody whose calls may have been under way; or null.</summary>
    [Id(11)] public DateTimeOffset? VerifyAt { get; init; }

    /// <summary>Before when its pair is not refreshed again for care: after a failure.</summary>
    [Id(12)] public DateTimeOffset RefreshNotBefore { get; init; }
}
