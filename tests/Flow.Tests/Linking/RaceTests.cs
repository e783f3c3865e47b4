using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.WebUtilities;
using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;
using Platform.Flow.Tests.Partners;

namespace Platform.Flow.Tests.Linking;

/// <summary>Steps of one user that meet each other.</summary>
[Collection(SharedCollection.Name)]
public sealed class RaceTests(SharedWorld shared)
{
    [Theory]
    [InlineData("stage")]
    [InlineData("client")]
    [InlineData("redirect")]
    [InlineData("PKCE")]
    [InlineData("all")]
    public async Task Check_06_A_consent_keeps_the_stage_client_redirect_and_challenge_that_it_was_made_with(string what)
    {
        var skill = await shared.World.NewSkill();
        var user = await skill.User().In(Region.NA);
        var redirect = await user.Approve();
        var changed = skill.Setup;
        changed = what is "stage" or "all" ? changed with { Stage = "live" } : changed;
        changed = what is "client" or "all" ? changed with { ClientId = changed.ClientId + "-2", ClientSecret = "another" } : changed;
        changed = what is "redirect" or "all" ? changed with { RedirectUris = ["https://link.ridehailer.example/another"] } : changed;
        changed = what is "PKCE" or "all" ? changed with { Pkce = false } : changed;
        if (changed.ClientId != skill.Setup.ClientId)
            await user.Amazon.PutClient(changed.ClientId, changed.AtAmazon(shared.World.Url));
        (await skill.Api.Put(skill.Path, changed.Body())).Expect(200);

        (await user.Finish(redirect)).ExpectLink("linked", "unlink")["stage"].ShouldBe("development");

        var exchange = QueryHelpers.ParseQuery((await user.Calls(CallEndpoints.TokenExchange)).ShouldHaveSingleItem().Body);
        (exchange["client_id"].ToString(), exchange["client_secret"].ToString()).ShouldBe((skill.Setup.ClientId, skill.Setup.ClientSecret));
        exchange["redirect_uri"].ToString().ShouldBe(skill.Setup.RedirectUris[0]);
        exchange.ContainsKey("code_verifier").ShouldBeTrue();
        (await user.Enablement())!.Stage.ShouldBe("development");
        var enable = (await user.Calls(CallEndpoints.EnablementPost)).ShouldHaveSingleItem();
        enable.Body!.ShouldContain($"\"{skill.Setup.RedirectUris[0]}\"");

        // The next consent is made with the new ones.
        var next = new Uri((await user.Consent()).Expect(201)["alexaAppUrl"]!);
        var terms = QueryHelpers.ParseQuery(next.Query);
        (terms["skill_stage"].ToString(), terms["client_id"].ToString()).ShouldBe((changed.Stage, changed.ClientId));
        (terms["redirect_uri"].ToString(), terms.ContainsKey("code_challenge")).ShouldBe((changed.RedirectUris[0], changed.Pkce));
    }

    [Fact]
    public async Task Five_consents_are_open_at_once_and_the_sixth_voids_the_oldest()
    {
        var user = await (await shared.World.NewSkill()).User().In(Region.NA);
        var redirects = new List<Redirect>();
        for (var n = 0; n < 6; n++)
            redirects.Add(await user.Approve());

        (await user.Finish(redirects[0])).ExpectProblem("state.expired");
        foreach (var redirect in redirects.Skip(1))
            (await user.Finish(redirect)).ExpectLink("linked", "unlink");
        (await user.Calls(CallEndpoints.TokenExchange)).Count.ShouldBe(5);
        (await user.Amazon.Enablements()).Count(enabled => enabled.User == user.AmazonUser).ShouldBe(1);
    }

    [Fact]
    public async Task Callbacks_and_unlinks_at_once_end_in_one_status_that_is_true_at_Amazon()
    {
        var skill = await shared.World.NewSkill();
        var users = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => skill.User().In(Region.EU)));
        await Task.WhenAll(users.Select(async user =>
        {
            var first = await user.Approve();
            var second = await user.Approve();
            await Task.WhenAll(user.Finish(first), user.Unlink(), user.Finish(second), user.Unlink());
        }));

        foreach (var user in users)
        {
            await Settled(user);
            var linked = (await user.Status())["status"] == "linked";
            ((await user.Enablement()) is { Linked: true }).ShouldBe(linked);
            (await user.Calls(CallEndpoints.TokenExchange)).Count.ShouldBeLessThanOrEqualTo(2);
        }
    }

    [Fact]
    public async Task Check_18_A_relink_while_linked_serves_on_with_the_old_pair_until_the_new_one_is_complete()
    {
        var user = await (await shared.World.NewSkill()).User().In(Region.NA);
        await user.Link();
        var redirect = await user.Approve();
        await user.Amazon.AddFault(new FaultScript { Endpoint = CallEndpoints.EnablementPost, User = user.AmazonUser, DelayBeforeMs = 1_500 });
        var relinking = user.Finish(redirect);
        await user.Amazon.WaitForCalls(CallEndpoints.EnablementPost, count: 2, CallPhase.Arrived, user.AmazonUser);

        (await user.Status()).ExpectLink("linked", "wait");

        (await relinking).ExpectLink("linked", "unlink");
        (await user.Status(verify: true)).ExpectLink("linked", "unlink");
        (await user.Unlink()).ExpectLink("unlinked", "link");
        (await user.Enablement()).ShouldBeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Check_18_A_relink_and_a_refresh_at_once_leave_the_pair_of_the_relink(bool refreshFirst)
    {
        var user = await (await shared.World.NewSkill()).User().In(Region.NA);
        await user.Link();
        var before = (await user.Enablement())!;
        var redirect = await user.Approve();
        await user.Amazon.AddFault(new FaultScript { Endpoint = CallEndpoints.EnablementGet, User = user.AmazonUser, Status = 401 });
        var slow = refreshFirst ? CallEndpoints.TokenRefresh : CallEndpoints.EnablementPost;
        await user.Amazon.AddFault(new FaultScript { Endpoint = slow, User = user.AmazonUser, DelayMs = 800 });

        var first = refreshFirst ? user.Status(verify: true) : user.Finish(redirect);
        await user.Amazon.WaitForCalls(slow, refreshFirst ? 1 : 2, CallPhase.Applied, user.AmazonUser);
        var second = refreshFirst ? user.Finish(redirect) : user.Status(verify: true);

        (await second).ExpectLink("linked", "unlink");
        (await first).Expect(200)["status"].ShouldBe("linked");
        (await user.Calls(CallEndpoints.EnablementPost)).Select(call => call.Status).ShouldBe([201, 201]);
        (await user.Calls(CallEndpoints.TokenExchange)).Count.ShouldBe(2);
        (await user.Calls(CallEndpoints.TokenRefresh)).ShouldHaveSingleItem().Status.ShouldBe(200);
        var after = (await user.Enablement())!;
        (after.Links, after.PartnerAccessToken == before.PartnerAccessToken).ShouldBe((2, false));

        // The partner's former pair has ended with the former link, the present one serves; the link can still be asked about and ended.
        (await OAuth.Refresh(user.Skill, before.PartnerRefreshToken!)).ExpectOAuthError(400, "invalid_grant");
        await user.Amazon.RefreshPartnerPair(user.AmazonUser, user.Skill.SkillId);
        (await user.Status(verify: true)).ExpectLink("linked", "unlink");
        (await user.Unlink()).ExpectLink("unlinked", "link");
        (await user.Enablement()).ShouldBeNull();
    }

    [Fact]
    public async Task Check_47_Where_an_account_is_linked_by_another_while_its_former_holder_unlinks_both_statuses_are_true()
    {
        var skill = await shared.World.NewSkill();
        for (var round = 0; round < 4; round++)
        {
            var former = await skill.User().In(Region.NA);
            await former.Link();
            var later = skill.User(amazonUser: former.AmazonUser);
            var redirect = await later.Approve();

            var both = await Task.WhenAll(later.Finish(redirect), former.Unlink());

            if (both[0].Status != 200)
            {
                // The former's DELETE came between the later's exchange and POST, and revoked the tokens of that exchange.
                both[0].ExpectProblem("enablement.401");
            }

            await Settled(former);
            (await former.Status())["status"].ShouldBe("unlinked");

            // Where the former's DELETE reached Amazon after the later's POST, the account is gone, be it only now; asking Amazon tells so.
            var before = await IsLinkedAtAmazon(later);
            var told = await later.Status(verify: true);
            if (await IsLinkedAtAmazon(later) is var after && before != after)
            {
                // There is one DELETE, so it stands still from here on.
                told = await later.Status(verify: true);
            }

            if (after && told["status"] == "relinkRequired")
            {
                // The DELETE fell into the later's POST: Amazon has linked the account, and revoked the tokens that did it. Only linking anew helps.
                (await later.Calls(CallEndpoints.TokenRefresh)).ShouldHaveSingleItem().Status.ShouldBe(400);
                (await later.Finish(await later.Approve())).ExpectLink("linked", "unlink");
            }
            else
            {
                told["action"].ShouldBe(after ? "unlink" : "link");
            }
        }
    }

    [Fact]
    public async Task Check_50_A_caller_that_goes_away_cancels_nothing()
    {
        var user = await (await shared.World.NewSkill()).User().In(Region.NA);
        var redirect = await user.Approve();
        await user.Amazon.AddFault(new FaultScript { Endpoint = CallEndpoints.TokenExchange, User = user.AmazonUser, DelayMs = 1_000 });
        using var gone = new CancellationTokenSource();
        var calling = Call(user, redirect, gone.Token);
        await user.Amazon.WaitForCalls(CallEndpoints.TokenExchange, phase: CallPhase.Arrived, user: user.AmazonUser);
        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => calling);

        (await user.FinishAtLast(redirect)).ExpectLink("linked", "unlink");
        (await user.Calls(CallEndpoints.TokenExchange)).Count.ShouldBe(1);
    }

    private static async Task Call(PartnerUser user, Redirect redirect, CancellationToken gone)
    {
        using var caller = new HttpClient();
        caller.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", user.Skill.Api.Key);
        await caller.PostAsJsonAsync(
            user.Skill.Api.Url + "/v1/callback", new { userId = user.UserId, state = redirect.State, code = redirect.Code }, gone);
    }

    private static async Task<bool> IsLinkedAtAmazon(PartnerUser user) => await user.Enablement() is { Linked: true };

    private static async Task Settled(PartnerUser user)
    {
        var limit = DateTime.UtcNow + TimeSpan.FromSeconds(60);
        while ((await user.Status())["action"] == "wait" && DateTime.UtcNow < limit)
            await Task.Delay(TimeSpan.FromMilliseconds(200));
    }
}
