using Platform.Flow.Tests.Harness;

namespace Platform.Flow.Tests.Partners;

/// <summary>A partner with a key of both scopes.</summary>
internal sealed class Partner(IPlatformUnderTest platform, string partnerId, ApiClient api)
{
    private static int _number;

    public IPlatformUnderTest Platform => platform;

    public string PartnerId => partnerId;

    public ApiClient Api => api;

    public static async Task<Partner> Register(IPlatformUnderTest platform)
    {
        var partnerId = $"partner-{Interlocked.Increment(ref _number)}";
        (await platform.Operator.Put($"/v1/partners/{partnerId}", new { name = "Ride Hailer" })).Expect(201);
        return new Partner(platform, partnerId, await NewKey(platform, partnerId, "links", "skills"));
    }

    /// <summary>Another key of this partner.</summary>
    public Task<ApiClient> NewKey(params string[] scopes) => NewKey(platform, partnerId, scopes);

    /// <summary>Registers a skill here and at Amazon.</summary>
    public async Task<PartnerSkill> NewSkill(Func<SkillSetup, SkillSetup>? change = null)
    {
        var number = Interlocked.Increment(ref _number);
        var setup = new SkillSetup
        {
            SkillId = $"amzn1.ask.skill.flow-{number}",
            ClientId = $"amzn1.application-oa2-client.flow{number}",
            ClientSecret = $"amzn1.oa2-cs.v1.canary-{Guid.NewGuid():N}",
            AuthClientId = "alexa",
            AuthClientSecret = $"canary/{Guid.NewGuid():N}+:&",
        };
        var skill = new PartnerSkill(this, change?.Invoke(setup) ?? setup);
        await skill.Register();
        return skill;
    }

    private static async Task<ApiClient> NewKey(IPlatformUnderTest platform, string partnerId, params string[] scopes)
    {
        var made = await platform.Operator.Post($"/v1/partners/{partnerId}/keys", new { name = "back end", scopes });
        return new ApiClient(platform.Url, made.Expect(201)["key"]!);
    }
}
