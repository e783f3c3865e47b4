using System.Collections.Immutable;

namespace Platform.Grains.Authorization;

/// <summary>One grant: a code, and the refresh tokens that came of it. Hashes only.</summary>
[GenerateSerializer, Immutable, Alias("Grant")]
public sealed record Grant
{
    /// <summary>The grant's id.</summary>
    [Id(0)] public string Id { get; init; } = "";

    /// <summary>The code's hash.</summary>
    [Id(1)] public string CodeHash { get; init; } = "";

    /// <summary>The redirect URI that the code is bound to.</summary>
    [Id(2)] public string RedirectUri { get; init; } = "";

    /// <summary>When an unspent code stops working.</summary>
    [Id(3)] public DateTimeOffset CodeExpiresAt { get; init; }

    /// <summary>When the code was spent, or null.</summary>
    [Id(4)] public DateTimeOffset? RedeemedAt { get; init; }

    /// <summary>The refresh tokens, newest last.</summary>
    [Id(5)] public ImmutableArray<RefreshToken> RefreshTokens { get; init; } = [];
}
