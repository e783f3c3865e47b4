
namespace Platform.Grains.Skills;

/// <summary>An Alexa client id with its secret (protocol.md 0, pair B).</summary>
[GenerateSerializer, Immutable, Alias("ClientCredential")]
public sealed record ClientCredential
{
    /// <summary>The client id.</summary>
    [Id(0)] public string ClientId { get; init; } = "";

    /// <summary>The secret, with the one before it.</summary>
    [Id(1)] public OverlappingSecret Secret { get; init; } = new();

    /// <summary>True while Amazon takes only the previous secret.</summary>
    [Id(2)] public bool PreviousInUse { get; init; }

    /// <summary>Set while Amazon's token endpoint refuses these credentials, the previous secret included.</summary>
    [Id(3)] public CredentialBreaker? Breaker { get; init; }
}
