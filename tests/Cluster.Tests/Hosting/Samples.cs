using Platform.Grains.Ids;

namespace Platform.Cluster.Tests.Hosting;

/// <summary>The partner and the skill of all tests here.</summary>
internal static class Samples
{
    public const string ClientId = "amzn1.application-oa2-client.cluster";
    public const string ClientSecret = "cluster-client-secret";
    public const string RedirectUri = "https://link.ridehailer.example/callback";

    public static readonly PartnerId Partner = new("ride-hailer");

    public static readonly SkillId Skill = new("amzn1.ask.skill.cluster");

    public static LinkKey Key(string user) => new(Partner, Skill, new UserId(user));
}
