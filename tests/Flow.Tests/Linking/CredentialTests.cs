using System.Globalization;
using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;
using Platform.Flow.Tests.Partners;

namespace Platform.Flow.Tests.Linking;

/// <summary>Wrong set-up is never the user's fault (api.md 3 and 7).</summary>
[Collection(SharedCollection.Name)]
public sealed class CredentialTests(SharedWorld shared)
{
    [Fact]
    public async Task Refused_credentials_stop_callbacks_before_anything_is_spent_and_the_same_call_goes_on_once_they_are_mended()
    {
        var skill = await shared.World.NewSkill();
        var linked = await skill.User().In(Region.NA);
        await linked.Link();
        await ChangeAtAmazon(skill, "changed-at-amazon");
        var first = await skill.User().In(Region.NA);
        (await first.Finish(await first.Approve())).ExpectProblem("exchange.invalid_client");

        var second = await skill.User().In(Region.EU);
        var redirect = await second.Approve();
        for (var time = 0; time < 2; time++)
        {
            var waiting = (await second.Finish(redirect)).ExpectProblem("skill.credentials");
            waiting["userMessage"].ShouldBe(ProblemTable.M1);
            int.Parse(waiting.Headers["Retry-After"], CultureInfo.InvariantCulture).ShouldBePositive();
        }

        (await second.Status()).ExpectLink("consentPending", "link");
        (await second.Calls(CallEndpoints.TokenExchange)).ShouldBeEmpty();
        (await linked.Status(verify: true)).ExpectLink("linked", "unlink");

        // Mended at Amazon, where nobody tells us: a probe finds out.
        await ChangeAtAmazon(skill, skill.Setup.ClientSecret);
        (await AtLast(second, redirect)).ExpectLink("linked", "unlink");
        (await second.Calls(CallEndpoints.TokenExchange)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Another_client_secret_closes_the_breaker()
    {
        var skill = await shared.World.NewSkill();
        await ChangeAtAmazon(skill, "changed-at-amazon");
        var user = await skill.User().In(Region.NA);
        (await user.Finish(await user.Approve())).ExpectProblem("exchange.invalid_client");
        var redirect = await user.Approve();
        (await user.Finish(redirect)).ExpectProblem("skill.credentials");

        var mended = skill.Setup.Body();
        mended["clientSecret"] = "changed-at-amazon";
        (await skill.Api.Put(skill.Path, mended)).Expect(200);
        (await AtLast(user, redirect)).ExpectLink("linked", "unlink");
    }

    [Fact]
    public async Task A_changed_client_secret_falls_back_to_the_old_one_visibly()
    {
        var skill = await shared.World.NewSkill();
        var changed = skill.Setup.Body();
        changed["clientSecret"] = "not-known-at-amazon-yet";
        (await skill.Api.Put(skill.Path, changed)).Expect(200);

        await (await skill.User().In(Region.NA)).Link();

        (await skill.Api.Get(skill.Path)).Expect(200)["clientSecretInUse"].ShouldBe("previous");
        shared.World.Platform.Log.Text.ShouldContain("takes the previous one");
        changed["clientSecret"] = skill.Setup.ClientSecret;
        (await skill.Api.Put(skill.Path, changed)).Expect(200).Body.TryGetProperty("clientSecretInUse", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Check_52_A_changed_client_id_unlinks_nobody()
    {
        var skill = await shared.World.NewSkill();
        var user = await skill.User().In(Region.NA);
        await user.Link();
        var other = skill.Setup with { ClientId = skill.Setup.ClientId + "-2", ClientSecret = "secret-of-the-second" };
        await skill.Partner.Platform.Control.PutClient(other.ClientId, other.AtAmazon(skill.Partner.Platform.Url));
        (await skill.Api.Put(skill.Path, other.Body())).Expect(200);

        (await user.Status(verify: true)).ExpectLink("linked", "unlink");
        (await user.Unlink()).ExpectLink("unlinked", "link");
        (await user.Enablement()).ShouldBeNull();
    }

    private static Task<ClientRegistration> ChangeAtAmazon(PartnerSkill skill, string clientSecret) => skill.Partner.Platform.Control.PutClient(
        skill.Setup.ClientId, (skill.Setup with { ClientSecret = clientSecret }).AtAmazon(skill.Partner.Platform.Url));

    // As a partner does who heeds Retry-After.
    private static async Task<Answer> AtLast(PartnerUser user, Redirect redirect)
    {
        var limit = DateTime.UtcNow + TimeSpan.FromSeconds(100);
        while (true)
        {
            var answer = await user.Finish(redirect);
            if (answer.Status != 503 || DateTime.UtcNow > limit)
                return answer;
            await Task.Delay(TimeSpan.FromSeconds(int.Parse(answer.Headers["Retry-After"], CultureInfo.InvariantCulture)));
        }
    }
}
