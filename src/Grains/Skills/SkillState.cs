using System.Collections.Immutable;

namespace Platform.Grains.Skills;

/// <summary>The record of a skill.</summary>
[GenerateSerializer, Alias("SkillState")]
public sealed record SkillState
{
    /// <summary>The schema of this record.</summary>
    [Id(0)] public int SchemaVersion { get; init; } = 1;

    /// <summary>The partner that owns the skill, or null.</summary>
    [Id(1)] public string? Owner { get; init; }

    /// <summary>What the partner has set.</summary>
    [Id(2)] public SkillSettings Settings { get; init; } = new();

    /// <summary>Client credentials, the one in use first.</summary>
    [Id(3)] public ImmutableArray<ClientCredential> Credentials { get; init; } = [];

    /// <summary>Raised by every change, deletions included, so that no version comes twice.</summary>
    [Id(4)] public long Version { get; init; }

    /// <summary>When it was first put.</summary>
    [Id(5)] public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last put.</summary>
    [Id(6)] public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The partner that deleted it last, and when.</summary>
    [Id(7)] public SkillDeletion? Deletion { get; init; }

    /// <summary>Set once Amazon has refused refreshes in masses.</summary>
    [Id(8)] public MassRefusal? MassRefusal { get; init; }
}
