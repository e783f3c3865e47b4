using System.Net.Http.Headers;
using System.Net.Http.Json;
using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;
using Platform.Flow.Tests.Partners;

namespace Platform.Flow.Tests.Linking;

/// <summary>Steps of one user that meet each other.</summary>
[Collection(SharedCollection.Name)]
public sealed class RaceTests(SharedWorld shared)
{
    [Fact]
    public async Task Check_06_A_consent_keeps_the_stage_client_secret_and_redirect_that_it_was_made_with()
    {
        var skill = await shared.World.NewSkill();
        var user = await skill.User().In(Region.NA);
        var redirect = await user.Approve();
        var changed = (skill.Setup with { Stage = "live", RedirectUris = ["https://link.ridehailer.example/another"] }).Body();
        (await skill.Api.Put(skill.Path, changed)).Expect(200);

        (await user.Finish(redirect)).ExpectLink("linked", "unlink")["stage"].ShouldBe("development");

        (await user.Enablement())!.Stage.ShouldBe("development");
        (await user.Calls(CallEndpoints.EnablementPost)).ShouldHaveSingleItem().Body!.ShouldContain("link.ridehailer.example/callback");
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

            // Where the former's DELETE reached Amazon after the later's POST, the account is gone; asking Amazon tells so.
            var linked = (await later.Enablement()) is { Linked: true };
            (await later.Status(verify: true))["action"].ShouldBe(linked ? "unlink" : "link");
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

    private static async Task Settled(PartnerUser user)
    {
        var limit = DateTime.UtcNow + TimeSpan.FromSeconds(60);
        while ((await user.Status())["action"] == "wait" && DateTime.UtcNow < limit)
            await Task.Delay(TimeSpan.FromMilliseconds(200));
    }
}
