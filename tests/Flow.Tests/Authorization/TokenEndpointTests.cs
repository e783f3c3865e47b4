using Microsoft.AspNetCore.WebUtilities;
using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;
using Platform.Flow.Tests.Partners;

namespace Platform.Flow.Tests.Authorization;

/// <summary><c>/oauth/token</c>: the built-in authorization server that Alexa redeems codes and refreshes at (api.md 6).</summary>
[Collection(SharedCollection.Name)]
public sealed class TokenEndpointTests(SharedWorld shared)
{
    private World World => shared.World;

    [Fact]
    public async Task Access_tokens_are_signed_JWTs_that_say_whose_they_are()
    {
        var user = await Linked();
        var answer = (await OAuth.Refresh(user.Skill, (await user.Enablement())!.PartnerRefreshToken!)).Expect(200);
        answer["token_type"]!.ShouldBe("Bearer", StringCompareShould.IgnoreCase);
        answer.Body.GetProperty("expires_in").GetInt32().ShouldBe(3_600);
        answer.Headers["Cache-Control"].ShouldContain("no-store");

        var token = AccessToken.Read(answer["access_token"]!);
        (token.Subject, token.Audience).ShouldBe((user.UserId, user.Skill.SkillId));
        (Text("iss"), Text("client_id")).ShouldBe((World.Platform.Url, "alexa"));
        Text("jti").ShouldNotBeNullOrEmpty();
        (token.Claims.GetProperty("exp").GetInt64() - token.Claims.GetProperty("iat").GetInt64()).ShouldBe(3_600);
        (token.Header.GetProperty("alg").GetString(), token.Header.GetProperty("typ").GetString()).ShouldBe(("ES256", "at+jwt"));
        var metadata = (await user.Skill.Api.Get("/.well-known/oauth-authorization-server")).Expect(200);
        (metadata["issuer"], metadata["token_endpoint"]).ShouldBe((World.Platform.Url, World.Platform.Url + "/oauth/token"));
        var jwks = await user.Skill.Api.Get(new Uri(metadata["jwks_uri"]!).AbsolutePath);
        AccessToken.IsSignedBy(answer["access_token"]!, jwks.Expect(200).Body).ShouldBeTrue();
        jwks.Text.ShouldNotContain("\"d\"");

        string? Text(string claim) => token.Claims.GetProperty(claim).GetString();
    }

    [Fact]
    public async Task A_rotated_refresh_token_works_on_beside_its_successor()
    {
        var user = await Linked();
        var first = (await user.Enablement())!.PartnerRefreshToken!;

        var second = (await OAuth.Refresh(user.Skill, first)).Expect(200)["refresh_token"]!;
        var third = (await OAuth.Refresh(user.Skill, first)).Expect(200)["refresh_token"]!;

        second.ShouldNotBe(first);
        third.ShouldNotBe(second);
        (await OAuth.Refresh(user.Skill, second)).Expect(200);
        (await OAuth.Refresh(user.Skill, third)).Expect(200);
        await user.Amazon.RefreshPartnerPair(user.AmazonUser, user.Skill.SkillId);
    }

    [Fact]
    public async Task Tokens_are_revoked_at_unlink()
    {
        var user = await Linked();
        var first = (await user.Enablement())!.PartnerRefreshToken!;
        var second = (await OAuth.Refresh(user.Skill, first)).Expect(200)["refresh_token"]!;

        (await user.Unlink()).ExpectLink("unlinked", "link");

        (await OAuth.Refresh(user.Skill, first)).ExpectOAuthError(400, "invalid_grant");
        (await OAuth.Refresh(user.Skill, second)).ExpectOAuthError(400, "invalid_grant");
    }

    [Fact]
    public async Task Tokens_and_codes_serve_only_the_client_of_their_skill()
    {
        var user = await Linked();
        var other = await user.Skill.Partner.NewSkill();
        var refresh = (await user.Enablement())!.PartnerRefreshToken!;

        (await OAuth.Refresh(user.Skill, refresh, clientOf: other)).ExpectOAuthError(401, "invalid_client");
        (await OAuth.Redeem(user.Skill, Code(await user.Calls(CallEndpoints.PartnerToken)), clientOf: other)).ExpectOAuthError(401, "invalid_client");

        (await OAuth.Refresh(user.Skill, refresh)).Expect(200);
    }

    [Fact]
    public async Task Two_skills_may_have_the_same_client()
    {
        var user = await Linked();
        var twin = await user.Skill.Partner.NewSkill(setup => setup with
        {
            AuthClientId = user.Skill.Setup.AuthClientId, AuthClientSecret = user.Skill.Setup.AuthClientSecret,
        });
        var there = await twin.User(user.UserId).In(Region.NA);
        await there.Link();

        var token = (await OAuth.Refresh(twin, (await user.Enablement())!.PartnerRefreshToken!)).Expect(200)["access_token"]!;
        AccessToken.Read(token).Audience.ShouldBe(user.Skill.SkillId);
        token = (await OAuth.Refresh(user.Skill, (await there.Enablement())!.PartnerRefreshToken!)).Expect(200)["access_token"]!;
        AccessToken.Read(token).Audience.ShouldBe(twin.SkillId);
    }

    [Fact]
    public async Task A_code_is_good_once_and_for_its_redirect_uri()
    {
        var skill = await World.NewSkill(setup => setup with { RedirectUris = ["https://a.example/callback", "https://b.example/callback"] });
        var user = await skill.User().In(Region.NA);
        await user.Amazon.AddFault(new FaultScript
        {
            // The code reaches Alexa, and so us, but Alexa never redeems it.
            Endpoint = CallEndpoints.EnablementPost, User = user.AmazonUser, Status = 400,
        });
        (await user.Finish(await user.Approve())).ExpectProblem("enablement.400");
        var refused = Code(await user.Calls(CallEndpoints.EnablementPost));
        (await OAuth.Redeem(skill, refused)).ExpectOAuthError(400, "invalid_grant");

        await user.Link();
        var spent = Code(await user.Calls(CallEndpoints.PartnerToken));
        (await OAuth.Redeem(skill, spent, "https://b.example/callback")).ExpectOAuthError(400, "invalid_grant");
        (await OAuth.Redeem(skill, spent)).ExpectOAuthError(400, "invalid_grant");
    }

    [Theory]
    [InlineData("""{}""", 400, "invalid_request")]
    [InlineData("""{"grant_type":"password"}""", 400, "unsupported_grant_type")]
    [InlineData("""{"grant_type":"refresh_token"}""", 400, "invalid_request")]
    [InlineData("""{"grant_type":"refresh_token","refresh_token":"made-up"}""", 400, "invalid_grant")]
    [InlineData("""{"grant_type":"authorization_code","code":"made-up","redirect_uri":"https://link.ridehailer.example/callback"}""", 400, "invalid_grant")]
    public async Task Malformed_requests_are_refused_in_OAuths_words(string form, int status, string error)
    {
        var skill = await World.NewSkill();
        var fields = System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(form)!;

        (await OAuth.Token(skill, fields)).ExpectOAuthError(status, error);
    }

    private static string Code(IReadOnlyList<CallRecord> calls)
    {
        var body = calls[0].Body!;
        return calls[0].Endpoint == CallEndpoints.PartnerToken
            ? QueryHelpers.ParseQuery(body)["code"].ToString()
            : System.Text.Json.Nodes.JsonNode.Parse(body)!["accountLinkRequest"]!["authCode"]!.GetValue<string>();
    }

    private async Task<PartnerUser> Linked()
    {
        var user = await (await World.NewSkill()).User().In(Region.NA);
        await user.Link();
        return user;
    }
}
