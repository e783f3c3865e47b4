using System.Collections.Immutable;

namespace Platform.Grains.Users;

/// <summary>The record of a partner's user.</summary>
[GenerateSerializer, Alias("UserState")]
public sealed record UserState
{
    /// <summary>The schema of this record.</summary>
    [Id(0)] public int SchemaVersion { get; init; } = 1;

    /// <summary>The skills touched, newest last.</summary>
    [Id(1)] public ImmutableArray<string> Skills { get; init; } = [];
}
