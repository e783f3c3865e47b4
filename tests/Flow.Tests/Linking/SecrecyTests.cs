using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;
using Platform.Flow.Tests.Partners;

namespace Platform.Flow.Tests.Linking;

/// <summary>No secret leaves the process other than to whom it belongs.</summary>
public sealed class SecrecyTests
{
    [Fact]
    public async Task Check_28_No_token_code_state_or_key_is_in_any_file_log_line_or_problem()
    {
        await using var world = await World.Start(settings => settings["Logging:LogLevel:Default"] = "Trace");
        var user = await (await world.NewSkill()).User().In(Region.EU);
        var redirect = await user.Link();
        await user.Amazon.RefreshPartnerPair(user.AmazonUser, user.Skill.SkillId);
        var secrets = await Known(user, redirect);

        // An expired access token makes the platform refresh, so that this pair has a successor, too.
        await user.Amazon.AdvanceClock(TimeSpan.FromHours(2));
        var verified = await user.Status(verify: true);
        verified.ExpectLink("linked", "unlink");
        var problem = (await user.Callback(new { userId = user.UserId, state = redirect.State, code = redirect.Code + "x" })).ExpectProblem("state.used");
        foreach (var secret in await Known(user, redirect))
            secrets[secret.Key] = secret.Value;
        secrets.Count.ShouldBeGreaterThan(12);

        Secrets.Leaks(Places(world, verified, problem), secrets).ShouldBeEmpty();

        (await user.Unlink()).ExpectLink("unlinked", "link");
        (await user.Enablement()).ShouldBeNull();
        Secrets.Leaks(Places(world), secrets).ShouldBeEmpty();

        (await world.Platform.Stop()).ShouldBe(0, world.Platform.Log.Text);
        Secrets.Leaks(Places(world), secrets).ShouldBeEmpty();
    }

    [Fact]
    public void The_search_finds_what_it_shall_find()
    {
        const string Secret = "Atza|canary-0123456789";
        byte[][] writings =
        [
            Encoding.UTF8.GetBytes($"x{Secret}y"),
            Encoding.Unicode.GetBytes(Secret),
            Encoding.ASCII.GetBytes(Uri.EscapeDataString(Secret)),
            Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret))),
            Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes("{" + Secret))),
            Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes("{\"" + Secret + "\"}"))),
        ];

        foreach (var writing in writings)
            Secrets.Leaks(new Dictionary<string, byte[]> { ["file"] = writing }, new Dictionary<string, string> { ["it"] = Secret }).ShouldNotBeEmpty();
        Secrets.Leaks(new Dictionary<string, byte[]> { ["file"] = "nothing"u8.ToArray() }, new Dictionary<string, string> { ["it"] = Secret }).ShouldBeEmpty();
    }

    private static Dictionary<string, byte[]> Places(World world, params Answer[] answers)
    {
        var places = new Dictionary<string, byte[]>(EngineUnderTest.Stored(world.Folder));
        places["log"] = Encoding.UTF8.GetBytes(world.Platform.Log.Text);
        for (var i = 0; i < answers.Length; i++)
            places[$"answer {i}"] = Encoding.UTF8.GetBytes(answers[i].Text);
        return places;
    }

    private static async Task<Dictionary<string, string>> Known(PartnerUser user, Redirect redirect)
    {
        var known = new Dictionary<string, string>
        {
            ["state"] = redirect.State,
            ["Amazon's code"] = redirect.Code,
            ["client secret"] = user.Skill.Setup.ClientSecret,
            ["secret at the authorization server"] = user.Skill.Setup.AuthClientSecret,
            ["API key"] = user.Skill.Api.Key!,
            ["operator key"] = PlatformSettings.OperatorKey,
        };
        var grants = await user.Amazon.Grants(user.AmazonUser);
        foreach (var pair in grants.Pairs)
        {
            known[$"access token {pair.Id}"] = pair.AccessToken;
            known[$"refresh token of pair {pair.Id}"] = pair.RefreshToken!;
        }

        foreach (var call in await user.Calls(CallEndpoints.PartnerToken))
        {
            var form = QueryHelpers.ParseQuery(call.Body);
            known[$"code or refresh token of call {call.Id}"] = (form.TryGetValue("code", out var code) ? code : form["refresh_token"]).ToString();
        }

        foreach (var call in await user.Calls(CallEndpoints.TokenExchange))
            known[$"verifier of call {call.Id}"] = QueryHelpers.ParseQuery(call.Body)["code_verifier"].ToString();
        var enablement = await user.Enablement();
        known["the user's access token at the partner"] = enablement!.PartnerAccessToken!;
        known["the user's refresh token at the partner"] = enablement.PartnerRefreshToken!;
        return known;
    }
}
