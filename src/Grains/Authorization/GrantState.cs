using System.Collections.Immutable;

namespace Platform.Grains.Authorization;

/// <summary>The record of a user's grants for one skill.</summary>
[GenerateSerializer, Alias("GrantState")]
public sealed record GrantState
{
    /// <summary>The schema of this record.</summary>
    [Id(0)] public int SchemaVersion { get; init; } = 1;

    /// <summary>The grants that are not revoked.</summary>
    [Id(1)] public ImmutableArray<Grant> Grants { get; init; } = [];
}
