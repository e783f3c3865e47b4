using Platform.Api.Http;

namespace Platform.Api.Skills.Rules;

/// <summary>Rules for the members of a skill (api.md 3).</summary>
internal static class SkillRules
{
    /// <summary>What a GET answers in place of a secret, and what a PUT sends to keep it.</summary>
    public const string Kept = "set";

    /// <summary>The longest client id in bytes (protocol.md 1).</summary>
    public const int LongestClientId = 100;

    /// <summary>The most redirect URIs and the most origins.</summary>
    public const int MostUris = 10;

    /// <summary>The most apps of a kind, and the most entries that each may have.</summary>
    public const int MostApps = 20;

    /// <summary>The rule of <see cref="IsStage"/>, for problems.</summary>
    public const string StageRule = "must be `development` or `live`";

    private const int LongestSecret = 1024;
    private const int AsinLetters = 10;

    /// <summary>A stage of a skill.</summary>
    public static bool IsStage(string text) => text is "development" or "live";

    /// <summary>The ASIN of a skill's page (protocol.md 1).</summary>
    public static bool IsAsin(string text) => text.Length == AsinLetters && text.All(char.IsAsciiLetterOrDigit);

    /// <summary>A secret: new, or left out or <see cref="Kept"/> to keep the one there is.</summary>
    public static void Secret(MemberCheck check, string member, string? value) =>
        check.That(member, value is null || Text.IsToken(value, LongestSecret), $"{Text.TokenRule}, at most {LongestSecret}");

    /// <summary>The secret to seal, or null where the one there is stays.</summary>
    public static string? New(string? value) => value is null or Kept ? null : value;
}
