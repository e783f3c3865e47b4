using System.Text.Json.Nodes;
using Platform.AmazonSimulator;
using Platform.AmazonSimulator.Contract;

namespace Platform.Flow.Tests.Partners;

/// <summary>A user of a partner with an Amazon account: what their app does for them, step by step.</summary>
internal sealed class PartnerUser(PartnerSkill skill, string userId, string amazonUser)
{
    public PartnerSkill Skill => skill;

    public string UserId => userId;

    public string AmazonUser => amazonUser;

    public SimulatorControl Amazon => skill.Partner.Platform.Control;

    private string Path => $"{skill.Path}/users/{Uri.EscapeDataString(userId)}";

    /// <summary>Registers the Amazon account.</summary>
    public async Task<PartnerUser> In(Region region)
    {
        await Amazon.PutUser(amazonUser, region);
        return this;
    }

    public Task<Answer> Consent(object? body = null) => skill.Api.Post($"{Path}/consent", body);

    public Task<Answer> Callback(object body) => skill.Api.Post("/v1/callback", body);

    public Task<Answer> Status(bool verify = false) => skill.Api.Get($"{Path}/link{(verify ? "?verify=true" : "")}");

    public Task<Answer> Unlink() => skill.Api.Delete($"{Path}/link");

    /// <summary>Asks for a consent and gives it: what the redirect then carries.</summary>
    /// <param name="lwa">Through Login with Amazon instead of the Alexa app.</param>
    public async Task<Redirect> Approve(bool lwa = false)
    {
        var consent = (await Consent()).Expect(201);
        return await Approve(consent, lwa);
    }

    /// <summary>Gives the consent.</summary>
    public async Task<Redirect> Approve(Answer consent, bool lwa = false)
    {
        var answer = await Amazon.Approve(consent[lwa ? "lwaFallbackUrl" : "alexaAppUrl"]!, amazonUser);
        answer.Redirect.ShouldNotBeNull(answer.Message);
        answer.Parameter("state").ShouldBe(consent["state"]);
        return new Redirect(answer.Parameter("state")!, answer.Parameter("code")!);
    }

    /// <summary>What the app's back end sends when the user comes back.</summary>
    public Task<Answer> Finish(Redirect redirect) => Callback(new { userId, state = redirect.State, code = redirect.Code });

    /// <summary>The same, sent again as long as the answer is that it goes on: 202 says to ask again, and the callback waits.</summary>
    public async Task<Answer> FinishAtLast(Redirect redirect)
    {
        var limit = DateTime.UtcNow + TimeSpan.FromSeconds(100);
        while (true)
        {
            var answer = await Finish(redirect);
            if (answer.Status != 202 || DateTime.UtcNow > limit)
                return answer;
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }
    }

    /// <summary>The whole way: consent, approval, callback.</summary>
    public async Task<Redirect> Link(bool lwa = false)
    {
        var redirect = await Approve(lwa);
        (await Finish(redirect)).ExpectLink("linked", "unlink");
        return redirect;
    }

    /// <summary>What Amazon has enabled of the skill for this user, or null.</summary>
    public async Task<EnablementRecord?> Enablement() =>
        (await Amazon.Enablements()).SingleOrDefault(enabled => enabled.User == amazonUser && enabled.SkillId == skill.SkillId);

    /// <summary>What Amazon was asked by this endpoint for this user and skill.</summary>
    public Task<IReadOnlyList<CallRecord>> Calls(string endpoint) => Amazon.Calls(endpoint, amazonUser, skill.Setup.ClientId);

    /// <summary>The partner's codes that came with the enablement calls.</summary>
    public async Task<IReadOnlyList<string>> PostedCodes() =>
    [
        .. (await Calls(CallEndpoints.EnablementPost)).Select(call => JsonNode.Parse(call.Body!)!["accountLinkRequest"]!["authCode"]!.GetValue<string>()),
    ];
}
