using Platform.Flow.Tests.Partners;

namespace Platform.Flow.Tests.Harness;

/// <summary>Who comes to a platform.</summary>
internal static class PlatformUnderTestExtensions
{
    /// <summary>A new partner with a key for everything.</summary>
    public static Task<Partner> NewPartner(this IPlatformUnderTest platform) => Partner.Register(platform);

    /// <summary>A new partner's new skill.</summary>
    public static async Task<PartnerSkill> NewSkill(this IPlatformUnderTest platform, Func<SkillSetup, SkillSetup>? setup = null) =>
        await (await platform.NewPartner()).NewSkill(setup);
}
