using System.Collections.Immutable;

namespace Platform.Grains.Partners;

/// <summary>The record of a partner.</summary>
[GenerateSerializer, Alias("PartnerState")]
public sealed record PartnerState
{
    /// <summary>The schema of this record.</summary>
    [Id(0)] public int SchemaVersion { get; init; } = 1;

    /// <summary>The name.</summary>
    [Id(1)] public string Name { get; init; } = "";

    /// <summary>When it was created.</summary>
    [Id(2)] public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The API keys, oldest first.</summary>
    [Id(3)] public ImmutableArray<ApiKey> Keys { get; init; } = [];

    /// <summary>The skills owned, in order of their ids.</summary>
    [Id(4)] public ImmutableArray<string> Skills { get; init; } = [];

    /// <summary>Deleted skills whose links are still being abandoned.</summary>
    [Id(5)] public ImmutableArray<AbandonedSkill> Abandoning { get; init; } = [];
}
