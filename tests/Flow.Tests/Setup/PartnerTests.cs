using System.Diagnostics;
using Platform.Flow.Tests.Harness;
using Platform.Flow.Tests.Partners;

namespace Platform.Flow.Tests.Setup;

/// <summary>Partners and their keys (api.md 2).</summary>
[Collection(SharedCollection.Name)]
public sealed class PartnerTests(SharedWorld shared)
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(5);

    private World World => shared.World;

    [Fact]
    public async Task A_partner_is_made_renamed_listed_and_deleted()
    {
        var made = (await World.Operator.Put("/v1/partners/life-cycle", new { name = "First" })).Expect(201);
        var renamed = (await World.Operator.Put("/v1/partners/life-cycle", new { name = "Second" })).Expect(200);
        (renamed["name"], renamed["createdAt"]).ShouldBe(("Second", made["createdAt"]));
        (await World.Operator.Get("/v1/partners/life-cycle")).Expect(200).Text.ShouldBe(renamed.Text);
        (await Ids()).ShouldContain("life-cycle");

        (await World.Operator.Delete("/v1/partners/life-cycle")).Expect(204);

        (await World.Operator.Get("/v1/partners/life-cycle")).ExpectProblem("partner.unknown");
        (await World.Operator.Delete("/v1/partners/life-cycle")).ExpectProblem("partner.unknown");
        (await Ids()).ShouldNotContain("life-cycle");
        (await World.Operator.Put("/v1/partners/life-cycle", new { name = "x", surprise = 1 })).ExpectProblem("request.invalid");
    }

    [Fact]
    public async Task A_partner_with_skills_stays_until_they_are_gone()
    {
        var skill = await World.NewSkill();
        var path = $"/v1/partners/{skill.Partner.PartnerId}";

        (await World.Operator.Delete(path)).ExpectProblem("partner.has_skills");
        (await skill.Api.Delete(skill.Path)).Expect(204);
        (await World.Operator.Delete(path)).Expect(204);

        await RefusedWithinTheBound(skill.Api);
    }

    [Fact]
    public async Task A_key_is_shown_once_listed_without_itself_and_refused_soon_after_its_deletion()
    {
        var partner = await World.NewPartner();
        var keys = $"/v1/partners/{partner.PartnerId}/keys";
        var made = (await World.Operator.Post(keys, new { name = "second", scopes = (string[])["links"] })).Expect(201);
        using var second = new ApiClient(World.Platform.Url, made["key"]);
        (await second.Get("/v1/users/u/links")).Expect(200);
        var listed = (await World.Operator.Get(keys)).Expect(200);
        listed.Body.GetProperty("keys").GetArrayLength().ShouldBe(2);
        listed.Text.ShouldContain(made["keyId"]!);
        listed.Text.ShouldNotContain(made["key"]!);

        (await World.Operator.Delete($"{keys}/{made["keyId"]}")).Expect(204);

        await RefusedWithinTheBound(second);
        (await partner.Api.Get("/v1/users/u/links")).Expect(200);
        (await World.Operator.Delete($"{keys}/{made["keyId"]}")).ExpectProblem("key.unknown");
    }

    [Theory]
    [InlineData("""{"name":"x","scopes":[]}""")]
    [InlineData("""{"name":"x","scopes":["operator"]}""")]
    [InlineData("""{"name":"x","scopes":"links"}""")]
    [InlineData("""{"name":"x"}""")]
    [InlineData("""{"scopes":["links"]}""")]
    [InlineData("""{"name":"x","scopes":["links"],"expiresAt":"tomorrow"}""")]
    [InlineData("""{"name":"x","scopes":["links"],"expiresAt":"2001-01-01T00:00:00Z"}""")]
    public async Task A_key_of_the_wrong_form_is_refused(string body)
    {
        var partner = await World.NewPartner();

        (await World.Operator.PostText($"/v1/partners/{partner.PartnerId}/keys", body)).ExpectProblem("request.invalid");
    }

    [Fact]
    public async Task Keys_of_no_partner_are_not_made() =>
        (await World.Operator.Post("/v1/partners/nobody/keys", new { name = "x", scopes = (string[])["links"] })).ExpectProblem("partner.unknown");

    // What begins after the bound is refused; what begins before it may be.
    private static async Task RefusedWithinTheBound(ApiClient api)
    {
        var since = Stopwatch.GetTimestamp();
        Answer answer;
        TimeSpan begun;
        do
        {
            begun = Stopwatch.GetElapsedTime(since);
            answer = await api.Get("/v1/users/u/links");
        }
        while (answer.Status != 401 && begun < Bound);
        answer.ExpectProblem("auth.invalid");
    }

    private async Task<IReadOnlyList<string?>> Ids()
    {
        var ids = new List<string?>();
        string? cursor = null;
        do
        {
            var page = (await World.Operator.Get($"/v1/partners?limit=5{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}")).Expect(200);
            ids.AddRange(page.Body.GetProperty("partners").EnumerateArray().Select(partner => partner.GetProperty("partnerId").GetString()));
            cursor = page["nextCursor"];
        }
        while (cursor is not null);
        ids.ShouldBeUnique();
        return ids;
    }
}
