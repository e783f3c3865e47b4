using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;
using Platform.Flow.Tests.Partners;

namespace Platform.Flow.Tests.Input;

/// <summary>States in the wrong hands or of the wrong form: refused, and still good for their owner.</summary>
[Collection(SharedCollection.Name)]
public sealed class StateTests(SharedWorld shared)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private World World => shared.World;

    [Fact]
    public async Task Check_06_07_The_state_of_another_user_is_refused_and_stays_usable_by_its_owner()
    {
        var (owner, redirect) = await Approved();
        var thief = await owner.Skill.User().In(Region.NA);
        var refusal = Refusal($"of partner {owner.Skill.Partner.PartnerId} for user {thief.UserId}: its state is of", owner.UserId);

        (await thief.Finish(redirect)).ExpectProblem("state.user");

        (await refusal).ShouldNotContain(redirect.State);
        (await thief.Status()).ExpectLink("notLinked", "link");
        await FinishesAfterAll(owner, redirect);
    }

    [Fact]
    public async Task Check_07_The_user_who_began_finishes_from_a_session_that_began_later()
    {
        var (owner, redirect) = await Approved();
        using var session = await owner.Skill.Partner.NewKey("links");
        session.Key.ShouldNotBe(owner.Skill.Api.Key);

        var link = await session.Post("/v1/callback", new { userId = owner.UserId, state = redirect.State, code = redirect.Code });

        link.ExpectLink("linked", "unlink")["userId"].ShouldBe(owner.UserId);
    }

    [Fact]
    public async Task Check_07_Another_user_does_not_finish_from_any_session_of_the_partner()
    {
        var (owner, redirect) = await Approved();
        using var session = await owner.Skill.Partner.NewKey("links");
        foreach (var userId in (string[])[owner.UserId + "2", owner.UserId.ToUpperInvariant(), owner.UserId + " ", " " + owner.UserId, "u"])
        {
            foreach (var api in (ApiClient[])[session, owner.Skill.Api])
                (await api.Post("/v1/callback", new { userId, state = redirect.State, code = redirect.Code })).ExpectProblem("state.user");
        }

        await FinishesAfterAll(owner, redirect);
    }

    [Fact]
    public async Task Check_06_The_state_of_another_skill_is_refused_where_the_redirect_arrived_and_links_nothing_else()
    {
        var partner = await World.NewPartner();
        var skillOne = await partner.NewSkill(setup => setup with { RedirectUris = ["https://one.example/callback"] });
        var skillTwo = await partner.NewSkill(setup => setup with { RedirectUris = ["https://two.example/callback"] });
        var one = await skillOne.User("both").In(Region.NA);
        var two = await skillTwo.User("both").In(Region.NA);
        var redirectOfOne = await one.Approve();
        var redirectOfTwo = await two.Approve();
        var refusal = Refusal($"for user both, skill {one.Skill.SkillId}: state.unknown, redirect URI named: True");

        var redirectUri = skillTwo.Setup.RedirectUris[0];
        var mixedUp = new { userId = "both", state = redirectOfOne.State, code = redirectOfTwo.Code, redirectUri };
        (await two.Callback(mixedUp)).ExpectProblem("state.unknown");

        (await refusal).ShouldNotContain(redirectOfOne.State);
        await FinishesAfterAll(one, redirectOfOne);
        await FinishesAfterAll(two, redirectOfTwo);
    }

    [Fact]
    public async Task Check_06_The_state_of_another_partner_is_refused_as_if_it_did_not_exist()
    {
        var (owner, redirect) = await Approved();
        var stranger = await World.NewSkill();
        var refusal = Refusal($"of partner {stranger.Partner.PartnerId} for user {owner.UserId}: its state is of", owner.Skill.SkillId);

        (await stranger.User(owner.UserId).Finish(redirect)).ExpectProblem("state.unknown");

        (await refusal).ShouldNotContain(redirect.State);
        await FinishesAfterAll(owner, redirect);
    }

    [Fact]
    public async Task Check_06_The_state_of_another_redirect_is_refused()
    {
        var (owner, redirect) = await Approved(setup => setup with { RedirectUris = ["https://a.example/callback", "https://b.example/callback"] });

        var refusal = Refusal($"for user {owner.UserId}, skill {owner.Skill.SkillId}: state.unknown, redirect URI named: True");

        (await Back("https://b.example/callback")).ExpectProblem("state.unknown");

        (await refusal).ShouldNotContain(redirect.State);
        (await owner.Calls(CallEndpoints.TokenExchange)).ShouldBeEmpty();
        (await Back("https://a.example/callback")).ExpectLink("linked", "unlink");

        Task<Answer> Back(string redirectUri) =>
            owner.Callback(new { userId = owner.UserId, state = redirect.State, code = redirect.Code, redirectUri });
    }

    [Fact]
    public async Task A_state_changed_in_one_character_is_refused_wherever_it_is_changed()
    {
        var (owner, redirect) = await Approved();
        for (var at = 0; at < redirect.State.Length; at++)
        {
            var next = Alphabet[(Alphabet.IndexOf(redirect.State[at], StringComparison.Ordinal) + 1) % Alphabet.Length];
            var changed = redirect.State[..at] + next + redirect.State[(at + 1)..];
            (await owner.Finish(redirect with { State = changed })).ExpectProblem("state.unknown");
        }

        await FinishesAfterAll(owner, redirect);
    }

    [Fact]
    public async Task A_state_that_is_cut_padded_or_made_up_is_refused()
    {
        var (owner, redirect) = await Approved();
        var state = redirect.State;
        foreach (var wrong in (string[])[state[..^1], state[1..], state + "A", "A" + state, state + "=", state + " ", state + state, "made-up", new string('A', 43), "+/=&"])
        {
            var answer = await owner.Finish(redirect with { State = wrong });
            answer.ExpectProblem(answer.Status == 400 ? "request.invalid" : "state.unknown");
        }

        await FinishesAfterAll(owner, redirect);
    }

    [Fact]
    public async Task A_state_that_is_spent_is_refused_with_another_code()
    {
        var (owner, redirect) = await Approved();
        await FinishesAfterAll(owner, redirect);
        var another = await owner.Approve();

        (await owner.Finish(redirect with { Code = another.Code })).ExpectProblem("state.used");

        (await owner.Status()).ExpectLink("linked", "unlink");
        (await owner.Finish(redirect)).ExpectLink("linked", "unlink");
        (await owner.Finish(another)).ExpectLink("linked", "unlink");
        (await owner.Calls(CallEndpoints.TokenExchange)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_state_that_is_being_spent_is_refused_with_another_code()
    {
        var (owner, redirect) = await Approved();
        await owner.Amazon.AddFault(new FaultScript { Endpoint = CallEndpoints.TokenExchange, User = owner.AmazonUser, DelayMs = 1_000 });
        var finishing = owner.Finish(redirect);
        await owner.Amazon.WaitForCalls(CallEndpoints.TokenExchange, user: owner.AmazonUser);

        (await owner.Finish(redirect with { Code = "another" })).ExpectProblem("state.used");

        (await finishing).ExpectLink("linked", "unlink");
    }

    [Fact]
    public async Task Five_consents_are_open_at_once_and_the_oldest_gives_way()
    {
        var owner = await (await World.NewSkill()).User().In(Region.NA);
        var redirects = new List<Redirect>();
        for (var i = 0; i < 6; i++)
            redirects.Add(await owner.Approve());

        (await owner.Finish(redirects[0])).ExpectProblem("state.expired");
        foreach (var redirect in redirects.Skip(1))
            (await owner.Finish(redirect)).ExpectLink("linked", "unlink");
    }

    [Fact]
    public async Task An_unlink_voids_open_consents()
    {
        var (owner, redirect) = await Approved();

        (await owner.Unlink()).Expect(200)["action"].ShouldBe("link");

        (await owner.Finish(redirect)).ExpectProblem("state.expired");
        await owner.Link();
        var open = await owner.Approve();
        (await owner.Unlink()).ExpectLink("unlinked", "link");
        (await owner.Finish(open)).ExpectProblem("state.expired");
        (await owner.Enablement()).ShouldBeNull();
    }

    [Fact]
    public async Task A_code_of_another_consent_does_not_pass_for_this_one()
    {
        var (owner, redirect) = await Approved();
        var (_, foreign) = await Approved();

        (await owner.Finish(redirect with { Code = foreign.Code })).ExpectProblem("exchange.invalid_grant");

        (await owner.Status()).ExpectLink("notLinked", "link");
        await owner.Link();
    }

    // The audit event of a refused callback.
    private Task<string> Refusal(params string[] words) =>
        World.Platform.Log.Line(line => words.Prepend("Refused a callback").All(word => line.Contains(word, StringComparison.Ordinal)));

    private static async Task FinishesAfterAll(PartnerUser user, Redirect redirect)
    {
        (await user.Calls(CallEndpoints.TokenExchange)).ShouldBeEmpty();
        (await user.Status()).ExpectLink("consentPending", "link");
        (await user.Finish(redirect)).ExpectLink("linked", "unlink");
    }

    private async Task<(PartnerUser User, Redirect Redirect)> Approved(Func<SkillSetup, SkillSetup>? setup = null)
    {
        var user = await (await World.NewSkill(setup)).User().In(Region.NA);
        return (user, await user.Approve());
    }
}
