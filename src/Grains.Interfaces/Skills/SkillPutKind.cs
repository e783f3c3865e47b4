namespace Platform.Grains.Skills;

/// <summary>How a put of a skill ended.</summary>
[GenerateSerializer, Alias("SkillPutKind")]
public enum SkillPutKind
{
    /// <summary>Created.</summary>
    Created,

    /// <summary>Updated.</summary>
    Updated,

    /// <summary>Another partner owns it.</summary>
    Taken,

    /// <summary>The caller has seen an older version.</summary>
    Changed,

    /// <summary>A secret was left out, or sent as <c>set</c>, and none is kept that could stand.</summary>
    SecretMissing,
}
