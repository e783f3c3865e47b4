namespace Platform.Grains.Skills;

/// <summary>The answer to a put.</summary>
[GenerateSerializer, Immutable, Alias("SkillPut")]
public sealed record SkillPut
{
    /// <summary>How it ended.</summary>
    [Id(0)] public SkillPutKind Kind { get; init; }

    /// <summary>The skill as it stands; null unless created or updated.</summary>
    [Id(1)] public Skill? Skill { get; init; }

    /// <summary>The member whose secret is missing, where <see cref="Kind"/> says so.</summary>
    [Id(2)] public string? MissingSecret { get; init; }
}
