using Platform.AmazonSimulator.Contract;

namespace Platform.Api.Tests.Hosting;

/// <summary>What a link needs besides the partner: a skill that Amazon knows, and a user who allows it.</summary>
internal static class Linking
{
    /// <summary>A partner with a skill that Amazon knows by the client id <c>client-{skill}</c>.</summary>
    public static async Task<(TestPartner Partner, string Skill)> NewSkill(this ApiHost host)
    {
        var partner = await host.NewPartner();
        var skill = TestPartner.NewSkillId();
        var body = SkillBodies.With("clientId", $"\"client-{skill}\"");
        (await partner.Api.Put($"/v1/skills/{skill}", body)).Status.ShouldBe(201);
        await host.Amazon.Control.PutClient($"client-{skill}", new ClientRegistration
        {
            ClientSecret = "alexa-secret-1",
            SkillId = skill,
            RedirectUris = [SkillBodies.RedirectUri],
            TokenUrl = $"{host.Url}/oauth/token",
            AuthClientId = "alexa",
            AuthClientSecret = "builtin-secret-1",
        });
        return (partner, skill);
    }

    /// <summary>A consent that the user gives: what comes back.</summary>
    public static async Task<(string State, string Code)> Approve(this ApiHost host, TestPartner partner, string path, string user)
    {
        var consent = await partner.Api.Post($"{path}/consent", null);
        consent.Status.ShouldBe(201, consent.Body);
        var approved = await host.Amazon.Control.Approve(consent.Text("alexaAppUrl"), user);
        approved.Redirect.ShouldNotBeNull(approved.Message);
        return (approved.Parameter("state")!, approved.Parameter("code")!);
    }
}
