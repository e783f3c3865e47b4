using System.Collections.Immutable;

namespace Platform.Grains.Vault;

/// <summary>What a worker has done for a rotation since it was given it, or since its last report.</summary>
[GenerateSerializer, Immutable, Alias("RotationReport")]
public sealed record RotationReport
{
    /// <summary>The rotation.</summary>
    [Id(0)] public required string RotationId { get; init; }

    /// <summary>The worker; one that does not have the rotation any more is not heard.</summary>
    [Id(1)] public required string Worker { get; init; }

    /// <summary>The phase that begins; null where the present one goes on.</summary>
    [Id(2)] public RotationPhase? Begins { get; init; }

    /// <summary>The new key, once it is there.</summary>
    [Id(3)] public string? KeyId { get; init; }

    /// <summary>The kind of grain at which the walk is now; null outside a walk.</summary>
    [Id(4)] public string? Kind { get; init; }

    /// <summary>The last grain of that kind that is done; null for none.</summary>
    [Id(5)] public string? After { get; init; }

    /// <summary>Records to look at, where they have been counted.</summary>
    [Id(6)] public long? Total { get; init; }

    /// <summary>Records looked at since.</summary>
    [Id(7)] public long Walked { get; init; }

    /// <summary>Records sealed again since.</summary>
    [Id(8)] public long Changed { get; init; }

    /// <summary>Records with a secret that did not open, since.</summary>
    [Id(9)] public long NotOpened { get; init; }

    /// <summary>Retirement: the keys that could go, when its walk begins.</summary>
    [Id(10)] public ImmutableArray<uint> Candidates { get; init; } = [];

    /// <summary>Retirement: keys found to be needed, since.</summary>
    [Id(11)] public ImmutableArray<uint> Needed { get; init; } = [];

    /// <summary>True where there is nothing left to do.</summary>
    [Id(12)] public bool Ended { get; init; }

    /// <summary>Why the rotation cannot go on, in words for the operator; null where it can.</summary>
    [Id(13)] public string? Fault { get; init; }

    /// <summary>What is left to the operator, in words; null for nothing.</summary>
    [Id(14)] public string? Detail { get; init; }
}
