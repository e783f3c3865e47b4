using System.Collections.Immutable;

namespace Platform.Grains.Vault;

/// <summary>One rotation of keys, and who is at work on it.</summary>
[GenerateSerializer, Immutable, Alias("Rotation")]
public sealed record Rotation
{
    /// <summary>Its id.</summary>
    [Id(0)] public string Id { get; init; } = "";

    /// <summary>Which keys it changes.</summary>
    [Id(1)] public RotationLevel Level { get; init; }

    /// <summary>How it stands.</summary>
    [Id(2)] public RotationStatus Status { get; init; }

    /// <summary>How far it is.</summary>
    [Id(3)] public RotationPhase Phase { get; init; }

    /// <summary>When it was asked for.</summary>
    [Id(4)] public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended, or null.</summary>
    [Id(5)] public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>The new key, eight hexadecimal digits; null before it is there.</summary>
    [Id(6)] public string? KeyId { get; init; }

    /// <summary>The kind of grain at which the walk is; null before it begins.</summary>
    [Id(7)] public string? Kind { get; init; }

    /// <summary>The last grain of that kind that is done; null for none.</summary>
    [Id(8)] public string? After { get; init; }

    /// <summary>
    /// Records (data keys, where <see cref="Level"/> is <see cref="RotationLevel.Kek"/>) to look at, as counted when the walk began; null
    /// before.
    /// </summary>
    [Id(9)] public long? Total { get; init; }

    /// <summary>Records looked at.</summary>
    [Id(10)] public long Walked { get; init; }

    /// <summary>Records of which something was sealed again.</summary>
    [Id(11)] public long Changed { get; init; }

    /// <summary>Records with a secret that did not open, or that could not be reached.</summary>
    [Id(12)] public long NotOpened { get; init; }

    /// <summary>Retirement: the keys that could go.</summary>
    [Id(13)] public ImmutableArray<uint> Candidates { get; init; } = [];

    /// <summary>Retirement: those of <see cref="Candidates"/> that something given away may still need.</summary>
    [Id(14)] public ImmutableArray<uint> Needed { get; init; } = [];

    /// <summary>Retirement: when it is due.</summary>
    [Id(15)] public DateTimeOffset DueAt { get; init; }

    /// <summary>Why it failed, or what is left to the operator; null for nothing.</summary>
    [Id(16)] public string? Detail { get; init; }

    /// <summary>Who is at work on it, or null.</summary>
    [Id(17)] public string? Worker { get; init; }

    /// <summary>Until when nobody else takes it.</summary>
    [Id(18)] public DateTimeOffset LeasedUntil { get; init; }
}
