using Platform.Grains.Vault;

namespace Platform.Grains.Links.Records;

/// <summary>An Amazon token pair, sealed. Its version is part of what both ciphertexts are bound to.</summary>
[GenerateSerializer, Immutable, Alias("SealedPair")]
public sealed record SealedPair
{
    /// <summary>The version, unique within the link.</summary>
    [Id(0)] public long Version { get; init; }

    /// <summary>The client whose credentials obtained it; it is refreshed only with those (design.md 4).</summary>
    [Id(1)] public string ClientId { get; init => field = SharedText.Of(value); } = "";

    /// <summary>The access token.</summary>
    [Id(2)] public SealedSecret Access { get; init; }

    /// <summary>When the access token stops working.</summary>
    [Id(3)] public DateTimeOffset AccessExpiresAt { get; init; }

    /// <summary>The refresh token; null where Amazon gave none.</summary>
    [Id(4)] public SealedSecret? Refresh { get; init; }

    /// <summary>The version that <see cref="Refresh"/> was sealed with: an answer without a refresh token keeps the old one.</summary>
    [Id(5)] public long RefreshVersion { get; init; }

    /// <summary>When the refresh token was last sent, where the answer has not been stored yet: the intent before the call (design.md 4).</summary>
    [Id(6)] public DateTimeOffset? RefreshingSince { get; init; }

    /// <summary>When the refresh token was sent first without ever getting an answer, or null: Amazon may have given another for it since.</summary>
    [Id(8)] public DateTimeOffset? UnansweredSince { get; init; }

    /// <summary>When Amazon gave the access token.</summary>
    [Id(7)] public DateTimeOffset ObtainedAt { get; init; }
}
