using System.Collections.Immutable;

namespace Platform.Grains.Partners;

/// <summary>An API key; only a hash of its secret is kept.</summary>
[GenerateSerializer, Immutable, Alias("ApiKey")]
public sealed record ApiKey
{
    /// <summary>The id, part of the key that the partner presents.</summary>
    [Id(0)] public string KeyId { get; init; } = "";

    /// <summary>Unpadded base64url of SHA-256 over the key's secret, which has 256 random bits.</summary>
    [Id(1)] public string SecretHash { get; init; } = "";

    /// <summary>A name for people.</summary>
    [Id(2)] public string Name { get; init; } = "";

    /// <summary>Out of <c>links</c>, <c>skills</c>.</summary>
    [Id(3)] public ImmutableArray<string> Scopes { get; init; } = [];

    /// <summary>When it was made.</summary>
    [Id(4)] public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it stops working, or null.</summary>
    [Id(5)] public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>About when it was last used, or null.</summary>
    [Id(6)] public DateTimeOffset? LastUsedAt { get; init; }
}
