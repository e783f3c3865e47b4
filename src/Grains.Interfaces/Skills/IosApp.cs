using System.Collections.Immutable;

namespace Platform.Grains.Skills;

/// <summary>An app for iOS that opens redirects.</summary>
[GenerateSerializer, Immutable, Alias("IosApp")]
public sealed record IosApp
{
    /// <summary>Team and bundle, <c>TEAMID.com.example.app</c>.</summary>
    [Id(0)] public string AppId { get; init; } = "";

    /// <summary>The paths that it opens.</summary>
    [Id(1)] public ImmutableArray<string> Paths { get; init; } = [];
}
