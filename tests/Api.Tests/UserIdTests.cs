using Platform.Api.Routing;
using Platform.Api.Tests.Hosting;

namespace Platform.Api.Tests;

[Collection(ApiCollection.Name)]
public sealed class UserIdTests(ApiHost host)
{
    public static TheoryData<string> Ids =>
    [
        "plain", "a/b", "a\\b", "a#b", "a?b", "a_b", "a%b", "a%2Fb", "a%252Fb", "a+b", "a b", "a@b.example", "a&b=c", "a;b", "a:b", "a\"b<c>",
        "größe", "用户", "👤", "e\u0301", "é", "...", ".a", "a.", "-", "~", "null", "consent", "/", "//", "../x", "%", "%%", "*", "'", "|",
    ];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Check_51_A_user_id_round_trips(string userId)
    {
        var partner = await host.NewPartner();
        var skill = await partner.NewSkill();
        var user = $"/v1/skills/{skill}/users/{Uri.EscapeDataString(userId)}";
        (await partner.Api.Post($"{user}/consent", null)).Status.ShouldBe(201);
        var link = await partner.Api.Get($"{user}/link");
        link.Status.ShouldBe(200, link.Body);
        link.Text("userId").ShouldBe(userId);
        link.Text("status").ShouldBe("consentPending");

        var links = await partner.Api.Get($"/v1/users/{Uri.EscapeDataString(userId)}/links");
        links.Json.GetProperty("links").EnumerateArray().Select(each => each.GetProperty("userId").GetString()).ShouldBe([userId]);
    }

    [Fact]
    public async Task Check_51_Five_ids_that_storages_mix_up_are_five_users()
    {
        var partner = await host.NewPartner();
        var skill = await partner.NewSkill();
        string[] ids = ["a/b", "a\\b", "a#b", "a?b", "a_b"];
        foreach (var id in ids)
        {
            var before = await partner.Api.Get($"/v1/skills/{skill}/users/{Uri.EscapeDataString(id)}/link");
            before.Text("status").ShouldBe("notLinked", id);
            (await partner.Api.Post($"/v1/skills/{skill}/users/{Uri.EscapeDataString(id)}/consent", null)).Status.ShouldBe(201);
        }
    }

    [Theory]
    [InlineData("/v1/skills/{0}/users/a%2fb/link", "a/b")]
    [InlineData("/v1/skills/{0}/users/a%2Fb/link?x=/users/c/link", "a/b")]
    [InlineData("/v1/skills/{0}/users/a%252Fb/link", "a%2Fb")]
    [InlineData("/v1/skills/{0}/users/a+b/link", "a+b")]
    [InlineData("/v1/skills/{0}/users/%61/link", "a")]
    [InlineData("http://{1}/v1/skills/{0}/users/a%40b/link", "a@b")]
    public async Task A_target_is_decoded_once(string target, string userId)
    {
        var partner = await host.NewPartner();
        var skill = await partner.NewSkill();
        var (status, text) = await RawHttp.Send(host.Url, "GET", string.Format(null, target, skill, new Uri(host.Url).Authority), partner.Key);
        status.ShouldBe(200, text);
        text.ShouldContain($"\"userId\":\"{userId}\"");
    }

    [Theory]
    [InlineData("/v1/skills/{0}/users/%2E/link", 404)]
    [InlineData("/v1/skills/{0}/users/../link", 404)]
    [InlineData("/v1/skills/{0}/users//link", 404)]
    [InlineData("/v1/./skills/{0}/users/a/link", 400)]
    [InlineData("/v1/skills/{0}/users/%/link", 400)]
    [InlineData("/v1/skills/{0}/users/%2/link", 400)]
    [InlineData("/v1/skills/{0}/users/%zz/link", 400)]
    [InlineData("/v1/skills/{0}/users/%C0%AF/link", 400)]
    [InlineData("/v1/skills/{0}/users/%ED%A0%80/link", 400)]
    [InlineData("/v1/skills/{0}/users/%7F/link", 400)]
    public async Task A_target_that_means_no_user_id_is_refused(string target, int status)
    {
        var partner = await host.NewPartner();
        var skill = await partner.NewSkill();
        var (actual, text) = await RawHttp.Send(host.Url, "GET", string.Format(null, target, skill), partner.Key);
        actual.ShouldBe(status, text);
        text.ShouldContain(status == 404 ? "route.unknown" : "request.invalid");
    }

    [Fact]
    public async Task An_id_has_at_most_128_bytes()
    {
        var partner = await host.NewPartner();
        var skill = await partner.NewSkill();
        (await partner.Api.Get($"/v1/skills/{skill}/users/{new string('a', 128)}/link")).Status.ShouldBe(200);
        (await partner.Api.Get($"/v1/skills/{skill}/users/{new string('a', 129)}/link")).ShouldBeProblem(400, "request.invalid", "`userId`");
        (await partner.Api.Get($"/v1/skills/{skill}/users/{Uri.EscapeDataString(new string('é', 65))}/link")).ShouldBeProblem(400, "request.invalid");
    }

    [Theory]
    [InlineData("a%41", "aA")]
    [InlineData("", "")]
    [InlineData("%F0%9F%91%A4", "👤")]
    [InlineData("%", null)]
    [InlineData("%4", null)]
    [InlineData("a%20b%2Fc", "a b/c")]
    [InlineData("%+1", null)]
    [InlineData("% 1", null)]
    [InlineData("%4é", null)]
    [InlineData("~", "~")]
    [InlineData("\u007f", null)]
    [InlineData("%G1", null)]
    [InlineData("%FF", null)]
    [InlineData("é", null)]
    public void A_segment_is_decoded_strictly(string segment, string? expected) => RawPath.Decode(segment).ShouldBe(expected);
}
