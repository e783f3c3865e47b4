using System.Diagnostics.CodeAnalysis;

namespace Platform.Grains.Ids;

/// <summary>
/// One user of one partner and one skill: the key of its link grain, <c>{partnerId}/{skillId}/{base64url(UTF-8 userId)}</c> (design.md 4).
/// Nothing that a partner chooses enters a storage key raw, and a skill that changes hands starts empty.
/// </summary>
/// <param name="Partner">The partner whose user it is.</param>
/// <param name="Skill">The skill.</param>
/// <param name="User">The partner's user.</param>
[GenerateSerializer, Immutable, Alias("LinkKey")]
public readonly record struct LinkKey([property: Id(0)] PartnerId Partner, [property: Id(1)] SkillId Skill, [property: Id(2)] UserId User)
{
    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">The text is no link key.</exception>
    public static LinkKey Parse(string text) =>
        TryParse(text, out var key) ? key : throw new FormatException("The text is no link key.");

    /// <summary>Reads what <see cref="ToString"/> wrote; false for anything else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out LinkKey key)
    {
        key = default;
        if (text?.Split('/') is not [var partnerText, var skillText, var userText]
            || !PartnerId.TryParse(partnerText, out var partner)
            || !SkillId.TryParse(skillText, out var skill)
            || !UserId.TryDecode(userText, out var user))
        {
            return false;
        }

        key = new LinkKey(partner, skill, user);
        return true;
    }

    /// <summary>The start of the keys of all links of a skill, for listing.</summary>
    public static string Prefix(PartnerId partner, SkillId skill) => $"{partner}/{skill}/";

    /// <inheritdoc/>
    public override string ToString() => $"{Partner}/{Skill}/{User.Encoded}";
}
