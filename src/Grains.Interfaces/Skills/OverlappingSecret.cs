using Platform.Grains.Vault;

namespace Platform.Grains.Skills;

/// <summary>A sealed secret and, for 24 hours after a change, the one before it (api.md 3).</summary>
[GenerateSerializer, Immutable, Alias("OverlappingSecret")]
public sealed record OverlappingSecret
{
    /// <summary>The secret in force.</summary>
    [Id(0)] public SealedSecret Current { get; init; }

    /// <summary>The secret before the last change, or null.</summary>
    [Id(1)] public SealedSecret? Previous { get; init; }

    /// <summary>Until when <see cref="Previous"/> serves.</summary>
    [Id(2)] public DateTimeOffset PreviousUntil { get; init; }

    /// <summary>The previous secret where it still serves, else null.</summary>
    public SealedSecret? PreviousAt(DateTimeOffset now) => now < PreviousUntil ? Previous : null;
}
