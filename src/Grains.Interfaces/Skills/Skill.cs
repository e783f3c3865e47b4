using System.Collections.Immutable;
using Platform.Grains.Ids;

namespace Platform.Grains.Skills;

/// <summary>A skill and its set-up.</summary>
[GenerateSerializer, Immutable, Alias("Skill")]
public sealed record Skill
{
    /// <summary>The skill.</summary>
    [Id(0)] public SkillId Id { get; init; }

    /// <summary>The partner that owns it.</summary>
    [Id(1)] public PartnerId Owner { get; init; }

    /// <summary>What the partner has set.</summary>
    [Id(2)] public SkillSettings Settings { get; init; } = new();

    /// <summary>The client credentials in use, first, and those kept because pairs obtained with them may exist (api.md 3).</summary>
    [Id(3)] public ImmutableArray<ClientCredential> Credentials { get; init; } = [];

    /// <summary>Raised by every change; the <c>ETag</c>.</summary>
    [Id(4)] public long Version { get; init; }

    /// <summary>When it was first put.</summary>
    [Id(5)] public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last put.</summary>
    [Id(6)] public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Set once Amazon has refused refreshes in masses.</summary>
    [Id(7)] public MassRefusal? MassRefusal { get; init; }

    /// <summary>True while no refusal of a refresh may end a link (design.md 4, mass guard).</summary>
    public bool IsGuarded => MassRefusal is { ConfirmedAt: null };
}
