using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;
using Platform.Flow.Tests.Partners;

namespace Platform.Flow.Tests.Linking;

/// <summary>The main job: link, see, unlink.</summary>
[Collection(SharedCollection.Name)]
public sealed class WholeLinkTests(SharedWorld shared)
{
    private World World => shared.World;

    [Theory]
    [InlineData(Region.NA)]
    [InlineData(Region.EU)]
    [InlineData(Region.FE)]
    public async Task Check_15_16_One_exchange_one_enablement_in_the_users_region_and_one_redemption(Region region)
    {
        var user = await (await World.NewSkill()).User().In(region);
        (await user.Status()).ExpectLink("notLinked", "link");
        var redirect = await user.Approve();
        (await user.Status()).ExpectLink("consentPending", "link");

        (await user.Finish(redirect)).ExpectLink("linked", "unlink");

        var exchange = (await user.Calls(CallEndpoints.TokenExchange)).ShouldHaveSingleItem();
        exchange.Status.ShouldBe(200);
        (await user.Calls(CallEndpoints.Endpoint)).ShouldHaveSingleItem().Status.ShouldBe(200);
        var enable = (await user.Calls(CallEndpoints.EnablementPost)).ShouldHaveSingleItem();
        (enable.Status, enable.Region, enable.AuthorizationScheme, enable.SkillId).ShouldBe((201, region, "Bearer", user.Skill.SkillId));
        var redeem = (await user.Calls(CallEndpoints.PartnerToken)).ShouldHaveSingleItem();
        redeem.Status.ShouldBe(200);
        var form = QueryHelpers.ParseQuery(redeem.Body);
        form["grant_type"].ToString().ShouldBe("authorization_code");
        var expected = new JsonObject
        {
            ["stage"] = "development",
            ["accountLinkRequest"] = new JsonObject
            {
                ["redirectUri"] = user.Skill.Setup.RedirectUris[0],
                ["authCode"] = form["code"].ToString(),
                ["type"] = "AUTH_CODE",
            },
        };
        JsonNode.DeepEquals(JsonNode.Parse(enable.Body!), expected).ShouldBeTrue(enable.Body);
        (await user.Calls(CallEndpoints.TokenRefresh)).ShouldBeEmpty();

        var code = (await user.Amazon.Grants(user.AmazonUser)).Codes.ShouldHaveSingleItem();
        (code.Code, code.Presented, code.Spent).ShouldBe((redirect.Code, 1, 1));
    }

    [Fact]
    public async Task The_status_tells_everything_of_a_link()
    {
        var before = DateTimeOffset.UtcNow.AddSeconds(-1);
        var user = await (await World.NewSkill()).User().In(Region.NA);
        await user.Link();

        var link = (await user.Status()).ExpectLink("linked", "unlink");

        (link["skillId"], link["userId"], link["stage"], link["source"]).ShouldBe((user.Skill.SkillId, user.UserId, "development", "amazon"));
        (link["reason"], link["userMessage"]).ShouldBe((null, null));
        link.Body.GetProperty("manualUnlink").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        link.Body.GetProperty("linkedAt").GetDateTimeOffset().ShouldBeInRange(before, DateTimeOffset.UtcNow);
        link.Body.GetProperty("verifiedAt").GetDateTimeOffset().ShouldBeInRange(before, DateTimeOffset.UtcNow);
        link.Body.EnumerateObject().Select(member => member.Name).ShouldBe(
            ["skillId", "userId", "status", "action", "stage", "linkedAt", "verifiedAt", "source", "reason", "userMessage", "manualUnlink"],
            ignoreOrder: true);
        var links = (await user.Skill.Api.Get($"/v1/users/{Uri.EscapeDataString(user.UserId)}/links")).Expect(200).Body.GetProperty("links");
        links.EnumerateArray().ShouldHaveSingleItem().GetRawText().ShouldBe(link.Body.GetRawText());
    }

    [Theory]
    [InlineData(false, true, AuthScheme.Basic)]
    [InlineData(false, false, AuthScheme.Body)]
    [InlineData(true, true, AuthScheme.Body)]
    [InlineData(true, false, AuthScheme.Basic)]
    public async Task Check_08_Both_addresses_lead_to_a_link_with_and_without_PKCE(bool lwa, bool pkce, AuthScheme scheme)
    {
        var skill = await World.NewSkill(setup => setup with { Pkce = pkce, AuthScheme = scheme });
        var user = await skill.User().In(Region.EU);
        var consent = (await user.Consent()).Expect(201);
        foreach (var url in (string[])["alexaAppUrl", "lwaFallbackUrl"])
        {
            var query = QueryHelpers.ParseQuery(new Uri(consent[url]!).Query);
            query.ContainsKey("code_challenge").ShouldBe(pkce);
            query.TryGetValue("code_challenge_method", out var method).ShouldBe(pkce);
            method.ToString().ShouldBe(pkce ? "S256" : "");
            query["state"].ToString().ShouldBe(consent["state"]);
        }

        var redirect = await user.Approve(consent, lwa);
        var finished = (await user.Finish(redirect)).ExpectLink("linked", "unlink");

        var form = QueryHelpers.ParseQuery((await user.Calls(CallEndpoints.TokenExchange)).ShouldHaveSingleItem().Body);
        form.ContainsKey("code_verifier").ShouldBe(pkce);
        if (pkce)
        {
            var verifier = form["code_verifier"].ToString();
            QueryHelpers.ParseQuery(new Uri(consent["alexaAppUrl"]!).Query)["code_challenge"].ToString()
                .ShouldBe(Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))));
            Answer[] answers =
                [consent, finished, await user.Finish(redirect), await user.Status(verify: true), await skill.Api.Get(skill.Path)];
            answers.ShouldAllBe(answer => !answer.Text.Contains(verifier, StringComparison.Ordinal));
            answers.SelectMany(answer => answer.Headers.Values).ShouldAllBe(value => !value.Contains(verifier, StringComparison.Ordinal));
            World.Platform.Log.Text.ShouldNotContain(verifier);
        }
    }

    [Fact]
    public async Task A_consent_says_where_to_go_and_until_when()
    {
        var skill = await World.NewSkill(setup => setup with { RedirectUris = ["https://a.example/callback", "https://b.example/callback?x=1"] });
        var user = await skill.User().In(Region.NA);

        var consent = (await user.Consent(new { redirectUri = "https://b.example/callback?x=1", stage = "live", accountLabel = "me" })).Expect(201);

        consent["redirectUri"].ShouldBe("https://b.example/callback?x=1");
        consent["state"]!.Length.ShouldBeInRange(43, 512);
        consent["state"]!.ShouldAllBe(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-' || letter == '_');
        consent["startUrl"].ShouldBeNull();
        (consent.Body.GetProperty("expiresAt").GetDateTimeOffset() - DateTimeOffset.UtcNow).ShouldBeInRange(TimeSpan.FromMinutes(29), TimeSpan.FromMinutes(30.1));
        var redirect = await user.Approve(consent);
        (await user.Finish(redirect)).ExpectLink("linked", "unlink")["stage"].ShouldBe("live");
        (await user.Enablement())!.Stage.ShouldBe("live");
    }

    [Fact]
    public async Task Linking_again_while_linked_replaces_the_pair_and_stays_linked()
    {
        var user = await (await World.NewSkill()).User().In(Region.NA);
        await user.Link();
        var first = await user.Enablement();
        await user.Consent();
        (await user.Status()).ExpectLink("linked", "unlink");

        await user.Link();

        var second = await user.Enablement();
        second!.Links.ShouldBe(2);
        second.PartnerAccessToken.ShouldNotBe(first!.PartnerAccessToken);
        await user.Amazon.RefreshPartnerPair(user.AmazonUser, user.Skill.SkillId);
        (await user.Unlink()).ExpectLink("unlinked", "link");
        (await user.Enablement()).ShouldBeNull();
    }
}
