using System.IO.Pipelines;
using System.Net.Http.Json;
using System.Text;
using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;
using Platform.Flow.Tests.Partners;

namespace Platform.Flow.Tests.Input;

/// <summary>Requests of the wrong form: each its exact status and code, nothing changed, and the true owner finishes.</summary>
[Collection(SharedCollection.Name)]
public sealed class RequestTests(SharedWorld shared)
{
    private const int BodyLimit = 64 * 1024;

    private World World => shared.World;

    [Theory]
    [InlineData("""{"userId":USER,"state":STATE,"code":CODE,"surprise":1}""", "surprise")]
    [InlineData("""{"userId":USER,"state":STATE,"code":5}""", "code")]
    [InlineData("""{"userId":USER,"state":[],"code":CODE}""", "state")]
    [InlineData("""{"userId":{},"state":STATE,"code":CODE}""", "userId")]
    [InlineData("""{"userId":USER,"state":STATE,"code":true}""", "code")]
    [InlineData("""{"userId":USER,"state":null,"code":CODE}""", "state")]
    [InlineData("""{"state":STATE,"code":CODE}""", "userId")]
    [InlineData("""{"userId":USER,"code":CODE}""", "state")]
    [InlineData("""{"userId":USER,"state":STATE}""", "code")]
    [InlineData("""{"userId":USER,"state":STATE,"code":CODE,"error":"server_error"}""", "error")]
    [InlineData("""{"userId":USER,"state":STATE,"code":CODE,"code":CODE}""", "code")]
    [InlineData("""{"userId":"","state":STATE,"code":CODE}""", "userId")]
    [InlineData("""{"userId":".","state":STATE,"code":CODE}""", "userId")]
    [InlineData("""{"userId":"..","state":STATE,"code":CODE}""", "userId")]
    [InlineData("""{"userId":"a\u0000b","state":STATE,"code":CODE}""", "userId")]
    [InlineData("""{"userId":"\ud800","state":STATE,"code":CODE}""", null)]
    [InlineData("""[{"userId":USER,"state":STATE,"code":CODE}]""", null)]
    [InlineData("""{"userId":USER,"state":STATE,"code":CODE}}""", null)]
    [InlineData("""{"userId":USER,"state":STATE,"code":CODE""", null)]
    [InlineData("null", null)]
    [InlineData("\"text\"", null)]
    [InlineData("", null)]
    public async Task A_callback_of_the_wrong_form_is_refused(string template, string? named)
    {
        var (user, redirect) = await Approved();
        var body = Fill(template, user, redirect);

        var problem = (await user.Skill.Api.PostText("/v1/callback", body)).ExpectProblem("request.invalid");

        if (named is not null)
            problem["detail"]!.ShouldContain(named);
        problem.Text.ShouldNotContain(redirect.Code);
        await FinishesAfterAll(user, redirect);
    }

    [Fact]
    public async Task A_body_that_is_no_UTF_8_is_refused()
    {
        var (user, redirect) = await Approved();
        var body = Encoding.Latin1.GetBytes(Fill("""{"userId":USER,"state":STATE,"code":CODE,"scope":"é"}""", user, redirect));

        (await user.Skill.Api.PostBytes("/v1/callback", body)).ExpectProblem("request.invalid");

        await FinishesAfterAll(user, redirect);
    }

    [Fact]
    public async Task A_body_of_64_KiB_is_read_and_a_larger_one_is_not()
    {
        var (user, redirect) = await Approved();
        var body = Fill("""{"userId":USER,"state":STATE,"code":CODE}""", user, redirect);

        (await user.Skill.Api.PostText("/v1/callback", body.PadRight(BodyLimit + 1))).ExpectProblem("request.too_large");
        (await user.Skill.Api.PostText("/v1/callback", body.PadRight(BodyLimit + 1024))).ExpectProblem("request.too_large");
        (await user.Skill.Api.Send(HttpMethod.Post, "/v1/callback", WithoutLength(body.PadRight(BodyLimit + 1024)))).ExpectProblem("request.too_large");
        (await user.Calls(CallEndpoints.TokenExchange)).ShouldBeEmpty();

        (await user.Skill.Api.PostText("/v1/callback", body.PadRight(BodyLimit))).ExpectLink("linked", "unlink");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task A_body_that_is_not_called_JSON_is_refused(string mediaType)
    {
        var (user, redirect) = await Approved();
        var body = Fill("""{"userId":USER,"state":STATE,"code":CODE}""", user, redirect);

        (await user.Skill.Api.PostText("/v1/callback", body, mediaType)).ExpectProblem("request.media_type");

        await FinishesAfterAll(user, redirect);
    }

    [Theory]
    [InlineData("""{"surprise":1}""")]
    [InlineData("""{"redirectUri":7}""")]
    [InlineData("""{"stage":"production"}""")]
    [InlineData("""{"stage":{}}""")]
    [InlineData("[]")]
    public async Task A_consent_of_the_wrong_form_is_refused(string body)
    {
        var user = await (await World.NewSkill()).User().In(Region.NA);

        (await user.Skill.Api.PostText($"{user.Skill.Path}/users/{Uri.EscapeDataString(user.UserId)}/consent", body)).ExpectProblem("request.invalid");

        (await user.Status()).ExpectLink("notLinked", "link");
    }

    [Fact]
    public async Task Check_09_A_redirect_uri_that_is_not_registered_to_the_letter_is_refused_before_and_after_the_consent()
    {
        var uris = RedirectUris.Tricks.Concat(RedirectUris.Others).ToList();
        uris.Count.ShouldBeGreaterThanOrEqualTo(200);
        uris.ShouldBeUnique();
        var user = await (await World.NewSkill(setup => setup with { RedirectUris = [RedirectUris.Registered] })).User().In(Region.NA);
        foreach (var redirectUri in uris)
            (await user.Consent(new { redirectUri })).ExpectProblem("consent.redirect_uri");
        (await user.Status()).ExpectLink("notLinked", "link");

        var redirect = await user.Approve();
        foreach (var redirectUri in uris)
        {
            var callback = new { userId = user.UserId, state = redirect.State, code = redirect.Code, redirectUri };
            (await user.Callback(callback)).ExpectProblem("state.unknown");
        }

        await FinishesAfterAll(user, redirect);
    }

    [Fact]
    public async Task Check_09_What_is_no_plain_https_address_cannot_be_registered()
    {
        var skill = await World.NewSkill(setup => setup with { RedirectUris = [RedirectUris.Registered] });
        foreach (var trick in RedirectUris.Tricks)
        {
            var problem = await skill.Api.Put(skill.Path, (skill.Setup with { RedirectUris = [RedirectUris.Registered, trick] }).Body());
            problem.Status.ShouldBe(400, trick);
            problem.ExpectProblem("request.invalid")["detail"]!.ShouldContain("`redirectUris[1]`");
        }

        (await skill.Api.Get(skill.Path)).Expect(200).Body.GetProperty("redirectUris").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("%FF")]
    [InlineData("a%C0%AFb")]
    [InlineData("%ED%A0%80")]
    [InlineData("a%")]
    [InlineData("a%4")]
    [InlineData("%zz")]
    [InlineData("a%0Ab")]
    [InlineData("%C2%85")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task A_user_id_that_is_none_is_refused(string encoded)
    {
        var skill = await World.NewSkill();
        foreach (var path in (string[])[$"{skill.Path}/users/{encoded}/link", $"/v1/users/{encoded}/links"])
        {
            var answer = await RawHttp.Send(World.Platform.Url, RawHttp.Get(Encoding.ASCII.GetBytes(path), World.Platform.Url, skill.Api.Key!));
            Status(answer).ShouldBe(400, answer);
            answer.ShouldContain("\"code\":\"request.invalid\"", customMessage: path);
        }
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("%2E")]
    [InlineData("%2e%2E")]
    [InlineData("")]
    public async Task A_dot_segment_is_no_user(string encoded)
    {
        var skill = await World.NewSkill();
        var target = Encoding.ASCII.GetBytes($"{skill.Path}/users/{encoded}/link");

        var answer = await RawHttp.Send(World.Platform.Url, RawHttp.Get(target, World.Platform.Url, skill.Api.Key!));

        // Servers and proxies resolve dot segments before anybody can look at them, so what is left may be another path or none.
        Status(answer).ShouldBeOneOf(400, 404);
    }

    [Fact]
    public async Task Bytes_that_no_target_may_have_are_refused()
    {
        var skill = await World.NewSkill();
        foreach (var user in (byte[][])[[0xC3, 0xBC], [0xFF], [0x01], "%00"u8.ToArray()])
        {
            byte[] target = [.. Encoding.ASCII.GetBytes($"{skill.Path}/users/"), .. user, .. "/link"u8];

            // The server itself refuses these, before there is a request that could have a problem.
            Status(await RawHttp.Send(World.Platform.Url, RawHttp.Get(target, World.Platform.Url, skill.Api.Key!))).ShouldBe(400);
        }
    }

    [Fact]
    public async Task The_longest_user_id_is_128_bytes()
    {
        var skill = await World.NewSkill();
        var longest = string.Concat(Enumerable.Repeat("ü", 64));

        (await skill.User(longest).Status()).ExpectLink("notLinked", "link")["userId"].ShouldBe(longest);
        (await skill.User(longest + "a").Status()).ExpectProblem("request.invalid");
    }

    [Theory]
    [InlineData("skill")]
    [InlineData("amzn1.ask.skill.")]
    [InlineData("amzn1.ask.skill.a_b")]
    [InlineData("amzn1.ask.skill.a%2Fb")]
    [InlineData("amzn1.ask.skill.%C3%BC")]
    [InlineData("AMZN1.ask.skill.a")]
    [InlineData("amzn1.ask.skill.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task A_skill_id_that_is_none_is_refused(string skillId)
    {
        var partner = await World.NewPartner();

        (await partner.Api.Get($"/v1/skills/{skillId}")).ExpectProblem("request.invalid");
        (await partner.Api.Get($"/v1/skills/{skillId}/users/u/link")).ExpectProblem("request.invalid");
        (await partner.Api.Post($"/v1/skills/{skillId}/users/u/consent")).ExpectProblem("request.invalid");
    }

    [Theory]
    [InlineData("Partner")]
    [InlineData("a_b")]
    [InlineData("a%20b")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task A_partner_id_that_is_none_is_refused(string partnerId) =>
        (await World.Operator.Put($"/v1/partners/{partnerId}", new { name = "x" })).ExpectProblem("request.invalid");

    [Fact]
    public async Task Other_methods_and_paths_are_refused_by_name()
    {
        var skill = await World.NewSkill();

        var answer = (await skill.Api.Send(HttpMethod.Patch, skill.Path, JsonContent.Create(new { name = "x" }))).ExpectProblem("request.method");
        answer.Status.ShouldBe(405);
        (await skill.Api.Get("/v1/callback")).ExpectProblem("request.method");
        (await skill.Api.Get("/v1/nothing")).ExpectProblem("route.unknown");
        (await skill.Api.Get("/nothing")).ExpectProblem("route.unknown");
    }

    private static StreamContent WithoutLength(string body) =>
        new(PipeReader.Create(new MemoryStream(Encoding.UTF8.GetBytes(body))).AsStream()) { Headers = { ContentType = new("application/json") } };

    private static string Fill(string template, PartnerUser user, Redirect redirect) => template
        .Replace("USER", $"\"{user.UserId}\"", StringComparison.Ordinal)
        .Replace("STATE", $"\"{redirect.State}\"", StringComparison.Ordinal)
        .Replace("CODE", $"\"{redirect.Code}\"", StringComparison.Ordinal);

    private static int Status(string answer) => int.Parse(answer.AsSpan("HTTP/1.1 ".Length, 3), System.Globalization.CultureInfo.InvariantCulture);

    private static async Task FinishesAfterAll(PartnerUser user, Redirect redirect)
    {
        (await user.Calls(CallEndpoints.TokenExchange)).ShouldBeEmpty();
        (await user.Status()).ExpectLink("consentPending", "link");
        (await user.Finish(redirect)).ExpectLink("linked", "unlink");
    }

    private async Task<(PartnerUser User, Redirect Redirect)> Approved()
    {
        var user = await (await World.NewSkill()).User().In(Region.NA);
        return (user, await user.Approve());
    }
}
