using System.Collections.Immutable;

namespace Platform.Grains.Skills;

/// <summary>The partner's apps that open redirects (api.md 3, protocol.md 7).</summary>
[GenerateSerializer, Immutable, Alias("AppSettings")]
public sealed record AppSettings
{
    /// <summary>Apps for iOS.</summary>
    [Id(0)] public ImmutableArray<IosApp> Ios { get; init; } = [];

    /// <summary>Apps for Android.</summary>
    [Id(1)] public ImmutableArray<AndroidApp> Android { get; init; } = [];

    /// <summary>Where the hosted page leads back to, or null.</summary>
    [Id(2)] public string? ReturnUrl { get; init; }
}
