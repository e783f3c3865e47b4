namespace Platform.Api.Rotations;

/// <summary>The kinds of grain whose records need data keys, by the names that their keys are listed under.</summary>
internal static class RecordKinds
{
    /// <summary>Skills: client secrets and signing secrets.</summary>
    public const string Skill = "skill";

    /// <summary>The keys that sign access tokens.</summary>
    public const string SigningKey = "signingkey";

    /// <summary>Links: token pairs, codes, verifiers.</summary>
    public const string Link = "link";

    /// <summary>Grants hold no secret, but know under which key a refresh token was given out.</summary>
    public const string Grant = "grant";

    /// <summary>All that hold sealed secrets.</summary>
    public static readonly IReadOnlyList<string> Sealed = [Skill, SigningKey, Link];
}
