using Platform.Grains.Outbound;

namespace Platform.Api.Skills.Rules;

/// <summary>Secrets that sign webhooks and call-outs (Standard Webhooks 1.0).</summary>
internal static class SigningSecretRule
{
    /// <summary>The rule in words, for problems.</summary>
    public const string Words = "must be `whsec_` and the base64 of 24 to 64 bytes";

    /// <summary>Whether the rule holds: such a secret, or left out or <see cref="SkillRules.Kept"/> to keep the one there is.</summary>
    public static bool Holds(string? text) => text is null or SkillRules.Kept || SigningSecret.TryRead(text, out _);
}
