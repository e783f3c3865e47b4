using Platform.Api.Tests.Hosting;

namespace Platform.Api.Tests;

[Collection(ApiCollection.Name)]
public sealed class PartnerTests(ApiHost host)
{
    private static readonly string[] OnlySkills = ["skills"];

    private ApiClient Operator => host.Client(ApiHost.OperatorKey);

    [Fact]
    public async Task A_partner_is_created_renamed_told_and_deleted()
    {
        var path = $"/v1/partners/p-{Guid.NewGuid():n}";
        var created = await Operator.Put(path, new { name = "One" });
        created.Status.ShouldBe(201);
        created.Json.EnumerateObject().Select(member => member.Name).ShouldBe(["partnerId", "name", "createdAt"]);
        created.Text("createdAt").ShouldEndWith("Z");
        created.Headers["Cache-Control"].ShouldBe("no-store");

        var renamed = await Operator.Put(path, new { name = "Two" });
        renamed.Status.ShouldBe(200);
        renamed.Text("name").ShouldBe("Two");
        (await Operator.Get(path)).Body.ShouldBe(renamed.Body);
        var deleted = await Operator.Delete(path);
        deleted.Status.ShouldBe(204);
        deleted.Body.ShouldBeEmpty();
        (await Operator.Get(path)).ShouldBeProblem(404, "partner.unknown");
        (await Operator.Delete(path)).ShouldBeProblem(404, "partner.unknown");
    }

    [Fact]
    public async Task Partners_are_listed_page_by_page_each_once()
    {
        for (var i = 0; i < 3; i++)
        {
            await host.NewPartner();
        }

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await Operator.Get($"/v1/partners?limit=2{(cursor is null ? "" : $"&cursor={cursor}")}");
            page.Status.ShouldBe(200);
            page.Json.GetProperty("partners").GetArrayLength().ShouldBeInRange(1, 2);
            seen.AddRange(page.Json.GetProperty("partners").EnumerateArray().Select(partner => partner.GetProperty("partnerId").GetString()!));
            cursor = page.Json.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null);

        seen.ShouldBeUnique();
        seen.ShouldBe(seen.Order(StringComparer.Ordinal));
        seen.Count.ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public async Task A_partner_with_skills_is_not_deleted()
    {
        var partner = await host.NewPartner();
        await partner.NewSkill();
        (await Operator.Delete($"/v1/partners/{partner.Id}")).ShouldBeProblem(409, "partner.has_skills");
    }

    [Fact]
    public async Task A_key_is_shown_once_listed_without_its_secret_used_and_removed_at_once()
    {
        var partner = await host.NewPartner();
        (await partner.Api.Get("/v1/skills")).Status.ShouldBe(200);
        var listed = await Operator.Get($"/v1/partners/{partner.Id}/keys");
        listed.Status.ShouldBe(200);
        listed.Body.ShouldNotContain(partner.Key[^20..]);
        var key = listed.Json.GetProperty("keys")[0];
        key.EnumerateObject().Select(member => member.Name).ShouldBe(["keyId", "name", "scopes", "createdAt", "expiresAt", "lastUsedAt"]);
        key.GetProperty("keyId").GetString().ShouldBe(partner.KeyId);

        (await Operator.Delete($"/v1/partners/{partner.Id}/keys/{partner.KeyId}")).Status.ShouldBe(204);
        (await partner.Api.Get("/v1/skills")).ShouldBeProblem(401, "auth.invalid");
        (await Operator.Delete($"/v1/partners/{partner.Id}/keys/{partner.KeyId}")).ShouldBeProblem(404, "key.unknown");
        (await Operator.Delete("/v1/partners/nobody/keys/0011")).ShouldBeProblem(404, "partner.unknown");
    }

    [Fact]
    public async Task A_key_with_an_end_stops_at_its_end()
    {
        var partner = await host.NewPartner();
        var until = host.Clock.GetUtcNow().AddMinutes(10);
        var made = await Operator.Post($"/v1/partners/{partner.Id}/keys", new { name = "short", scopes = OnlySkills, expiresAt = until });
        made.Json.EnumerateObject().Select(member => member.Name).ShouldBe(["keyId", "key", "name", "scopes", "expiresAt"]);
        var client = host.Client(made.Text("key"));
        (await client.Get("/v1/skills")).Status.ShouldBe(200);
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        (await client.Get("/v1/skills")).ShouldBeProblem(401, "auth.invalid");
    }
}
