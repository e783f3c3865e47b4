using Platform.Amazon;
using Platform.Grains.Links;
using Platform.Grains.Skills;

namespace Platform.Api.Links;

/// <summary>The skill's page, where a user unlinks by hand (protocol.md 1).</summary>
/// <param name="AlexaAppUrl">For where the Alexa app is installed.</param>
/// <param name="WebUrl">For everywhere else.</param>
internal sealed record ManualUnlinkJson(string AlexaAppUrl, string WebUrl)
{
    /// <summary>The page of a skill; null without an ASIN.</summary>
    public static ManualUnlinkJson? Of(Skill skill) => skill.Settings.Asin is { } asin
        ? new ManualUnlinkJson($"https://alexa.amazon.com/spa/index.html#skills/dp/{asin}", $"https://www.amazon.com/dp/{asin}")
        : null;

    /// <summary>The page where the platform gave up on unlinking and the user has to (api.md 4); else null.</summary>
    public static ManualUnlinkJson? For(Skill skill, LinkSnapshot link) =>
        link is { Status: LinkStatus.Unlinked, Reason: ErrorCodes.AmazonUnreachable } ? Of(skill) : null;
}
