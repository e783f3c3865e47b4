using System.Collections.Immutable;

namespace Platform.Grains.Authorization;

/// <summary>The record of the keys that sign access tokens.</summary>
[GenerateSerializer, Alias("SigningKeyState")]
public sealed record SigningKeyState
{
    /// <summary>The schema of this record.</summary>
    [Id(0)] public int SchemaVersion { get; init; } = 1;

    /// <summary>The keys, newest last; private parts sealed.</summary>
    [Id(1)] public ImmutableArray<SigningKey> Keys { get; init; } = [];
}
