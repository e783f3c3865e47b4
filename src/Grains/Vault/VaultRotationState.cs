using System.Collections.Immutable;

namespace Platform.Grains.Vault;

/// <summary>The record of the rotations of the vault's keys.</summary>
[GenerateSerializer, Alias("VaultRotationState")]
public sealed record VaultRotationState
{
    /// <summary>The schema of this record.</summary>
    [Id(0)] public int SchemaVersion { get; init; } = 1;

    /// <summary>The rotations that were asked for, newest last; the oldest that have ended give way.</summary>
    [Id(1)] public ImmutableArray<Rotation> Rotations { get; init; } = [];

    /// <summary>What is left to do about replaced data keys, or null where there are none.</summary>
    [Id(2)] public Rotation? Retirement { get; init; }
}
