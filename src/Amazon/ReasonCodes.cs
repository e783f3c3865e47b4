namespace Platform.Amazon;

/// <summary>Codes that a link's <c>reason</c> may show besides those of <see cref="ErrorCodes"/> (api.md 3, 4). No problem carries
/// them.</summary>
public static class ReasonCodes
{
    /// <summary>The Alexa account was linked to another user of the same skill.</summary>
    public const string LinkSuperseded = "link.superseded";

    /// <summary>The skill was deleted from the platform with its links abandoned.</summary>
    public const string SkillDeleted = "skill.deleted";
}
