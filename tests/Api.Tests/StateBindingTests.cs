using Microsoft.Extensions.DependencyInjection;
using Platform.Api.Tests.Hosting;
using Platform.Grains.Ids;
using Platform.Grains.Links;
using Platform.Vault;

namespace Platform.Api.Tests;

/// <summary>
/// A state is bound to all that it was made for. Each field is swapped in turn, also by somebody who could seal states: every time it is
/// refused, the refusal is audited without the state, and its owner finishes.
/// </summary>
[Collection(ApiCollection.Name)]
public sealed class StateBindingTests(ApiHost host)
{
    private const string Code = "code-in-no-log";
    private const string OtherRedirect = "http://127.0.0.1:5081/callback";

    // Version of the payload, and the 256 bits behind it.
    private const int NonceEnd = 33;

    [Theory]
    [InlineData("user", "state.user", "for user v: its state is of partner {partner}, skill {skill}, user u")]
    [InlineData("partner", "state.unknown", "for user u: its state is of partner {partner}, skill {skill}, user u")]
    [InlineData("redirect", "state.unknown", "for user u, skill {skill}: state.unknown, redirect URI named: True")]
    [InlineData("a letter", "state.unknown", "for user u: this platform did not make its state")]
    [InlineData("user, sealed", "state.unknown", "for user v, skill {skill}: state.unknown, redirect URI named: False")]
    [InlineData("skill, sealed", "state.unknown", "for user u, skill {other}: state.unknown, redirect URI named: False")]
    [InlineData("partner, sealed", "state.unknown", "for user u, skill {skill}: state.unknown, redirect URI named: False")]
    [InlineData("all, sealed", "state.unknown", "for user v, skill {strangers}: state.unknown, redirect URI named: False")]
    public async Task Check_06_A_state_with_one_field_swapped_is_refused_and_audited_and_stays_usable(
        string swapped, string code, string audited)
    {
        var owner = await host.NewPartner();
        var skill = await owner.NewSkill();
        var other = await owner.NewSkill();
        var stranger = await host.NewPartner();
        var strangers = await stranger.NewSkill();
        (TestPartner, string)[] links = [(owner, $"{other}/users/u"), (owner, $"{skill}/users/v"), (stranger, $"{strangers}/users/v")];
        foreach (var (partner, path) in links)
        {
            // So that the other links are there, with consents of their own.
            (await partner.Api.Post($"/v1/skills/{path}/consent", null)).Status.ShouldBe(201);
        }

        var state = (await owner.Api.Post($"/v1/skills/{skill}/users/u/consent", null)).Text("state");
        var (caller, callback) = swapped switch
        {
            "user" => (owner, (object)new { userId = "v", state, code = Code }),
            "partner" => (stranger, new { userId = "u", state, code = Code }),
            "redirect" => (owner, new { userId = "u", state, code = Code, redirectUri = OtherRedirect }),
            "a letter" => (owner, new { userId = "u", state = state[..^5] + (state[^5] == 'A' ? 'B' : 'A') + state[^4..], code = Code }),
            "user, sealed" => (owner, new { userId = "v", state = Resealed(state, owner.Id, skill, "v"), code = Code }),
            "skill, sealed" => (owner, new { userId = "u", state = Resealed(state, owner.Id, other, "u"), code = Code }),
            "partner, sealed" => (stranger, new { userId = "u", state = Resealed(state, stranger.Id, skill, "u"), code = Code }),
            _ => (stranger, new { userId = "v", state = Resealed(state, stranger.Id, strangers, "v"), code = Code }),
        };

        (await caller.Api.Post("/v1/callback", callback)).ShouldBeProblem(422, code);

        var words = audited.Replace("{partner}", owner.Id, StringComparison.Ordinal).Replace("{skill}", skill, StringComparison.Ordinal)
            .Replace("{other}", other, StringComparison.Ordinal).Replace("{strangers}", strangers, StringComparison.Ordinal);
        Audited(caller.Id).ShouldHaveSingleItem().Trim()
            .ShouldBe($"Warning Platform.Api.Audit: Refused a callback of partner {caller.Id} {words}");
        host.Log.Lines.ShouldNotContain(line =>
            line.Contains(state, StringComparison.Ordinal) || line.Contains(Code, StringComparison.Ordinal));
        (await owner.Api.Get($"/v1/skills/{skill}/users/u/link")).Text("status").ShouldBe("consentPending");
        var finished = await owner.Api.Post("/v1/callback", new { userId = "u", state, error = "access_denied" });
        (finished.Status, finished.Text("reason")).ShouldBe((200, "redirect.access_denied"));
    }

    [Fact]
    public async Task Check_06_A_state_that_is_spent_or_over_is_refused_and_audited()
    {
        var owner = await host.NewPartner();
        var skill = await owner.NewSkill();
        var path = $"/v1/skills/{skill}/users/u";
        var spent = (await owner.Api.Post($"{path}/consent", null)).Text("state");
        (await owner.Api.Post("/v1/callback", new { userId = "u", state = spent, error = "access_denied" })).Status.ShouldBe(200);
        var over = (await owner.Api.Post($"{path}/consent", null)).Text("state");
        (await owner.Api.Delete($"{path}/link")).Status.ShouldBe(200);

        (await owner.Api.Post("/v1/callback", new { userId = "u", state = spent, code = Code })).ShouldBeProblem(422, "state.used");
        (await owner.Api.Post("/v1/callback", new { userId = "u", state = over, code = Code })).ShouldBeProblem(422, "state.expired");

        var link = $"Platform.Api.Audit: Refused a callback of partner {owner.Id} for user u, skill {skill}";
        Audited(owner.Id).Select(line => line.Trim()).ShouldBe(
        [
            $"Warning {link}: state.used, redirect URI named: False",
            $"Information {link}: state.expired, redirect URI named: False",
        ]);
    }

    [Fact]
    public async Task Check_13_An_issuer_that_is_not_Amazon_is_refused_and_audited_without_its_words()
    {
        var owner = await host.NewPartner();
        var state = (await owner.Api.Post($"/v1/skills/{await owner.NewSkill()}/users/u/consent", null)).Text("state");

        (await owner.Api.Post("/v1/callback", new { userId = "u", state, code = Code, iss = "https://words.example" }))
            .ShouldBeProblem(400, "request.invalid", "`iss`");

        Audited(owner.Id).ShouldHaveSingleItem().Trim()
            .ShouldBe($"Warning Platform.Api.Audit: Refused a callback of partner {owner.Id} for user u: its issuer is not Amazon");
        (await owner.Api.Post("/v1/callback", new { userId = "u", state, error = "access_denied" })).Status.ShouldBe(200);
    }

    [Fact]
    public async Task What_is_no_refusal_of_a_state_leaves_no_audit_event()
    {
        var owner = await host.NewPartner();
        var state = (await owner.Api.Post($"/v1/skills/{await owner.NewSkill()}/users/u/consent", null)).Text("state");

        var callback = new { userId = "u", state, error = "server_error" };
        (await owner.Api.Post("/v1/callback", callback)).ShouldBeProblem(503, "redirect.server_error");
        (await owner.Api.Post("/v1/callback", callback)).ShouldBeProblem(503, "redirect.server_error");

        Audited(owner.Id).ShouldBeEmpty();
    }

    private IEnumerable<string> Audited(string partner) => host.Log.Lines.Where(line =>
        line.Contains(" Platform.Api.Audit: ", StringComparison.Ordinal)
        && line.Contains($"callback of partner {partner} ", StringComparison.Ordinal));

    // The same 256 bits in the name of another link, under the platform's own key: what only the record of that link can refuse.
    private string Resealed(string state, string partner, string skill, string user)
    {
        var handles = host.Services.GetRequiredService<IHandleSealer>();
        handles.TryOpen(StateHandle.Kind, state, out var payload).ShouldBeTrue();
        var other = StateHandle.New(new LinkKey(new PartnerId(partner), new SkillId(skill), new UserId(user))).Encode();
        return handles.Seal(StateHandle.Kind, [.. payload.AsSpan(0, NonceEnd), .. other.AsSpan(NonceEnd)]);
    }
}
