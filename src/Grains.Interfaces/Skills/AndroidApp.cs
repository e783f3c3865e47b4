using System.Collections.Immutable;

namespace Platform.Grains.Skills;

/// <summary>An app for Android that opens redirects.</summary>
[GenerateSerializer, Immutable, Alias("AndroidApp")]
public sealed record AndroidApp
{
    /// <summary>The package.</summary>
    [Id(0)] public string PackageName { get; init; } = "";

    /// <summary>SHA-256 fingerprints of its certificates: 32 upper-case hex pairs with colons.</summary>
    [Id(1)] public ImmutableArray<string> Sha256Fingerprints { get; init; } = [];
}
