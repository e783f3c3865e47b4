using System.Text;
using Platform.Api.Tests.Hosting;

namespace Platform.Api.Tests;

[Collection(ApiCollection.Name)]
public sealed class BadInputTests(ApiHost host)
{
    private const string Skill = "amzn1.ask.skill.0000";

    public static TheoryData<string, string, string, int, string, string> Bodies => new()
    {
        // method, path, body, status, code, what the detail names
        { "PUT", "/v1/partners/acme", "", 400, "request.invalid", "body is missing" },
        { "PUT", "/v1/partners/acme", "{", 400, "request.invalid", "not well-formed" },
        { "PUT", "/v1/partners/acme", "{\"name\":\"a\"} x", 400, "request.invalid", "not well-formed" },
        { "PUT", "/v1/partners/acme", "{\"name\":\"a\",}", 400, "request.invalid", "not well-formed" },
        { "PUT", "/v1/partners/acme", "{/**/\"name\":\"a\"}", 400, "request.invalid", "not well-formed" },
        { "PUT", "/v1/partners/acme", "[]", 400, "request.invalid", "JSON object" },
        { "PUT", "/v1/partners/acme", "null", 400, "request.invalid", "JSON object" },
        { "PUT", "/v1/partners/acme", "\"name\"", 400, "request.invalid", "JSON object" },
        { "PUT", "/v1/partners/acme", "{}", 400, "request.invalid", "`name` is required" },
        { "PUT", "/v1/partners/acme", "{\"name\":null}", 400, "request.invalid", "`name` is required" },
        { "PUT", "/v1/partners/acme", "{\"name\":7}", 400, "request.invalid", "`name` has the wrong type" },
        { "PUT", "/v1/partners/acme", "{\"name\":\"\"}", 400, "request.invalid", "`name` must" },
        { "PUT", "/v1/partners/acme", "{\"name\":\"a\\u0007\"}", 400, "request.invalid", "`name` must" },
        { "PUT", "/v1/partners/acme", "{\"name\":\"\\ud800\"}", 400, "request.invalid", "`name` has the wrong type" },
        { "PUT", "/v1/partners/acme", "{\"name\":\"a\",\"nmae\":\"b\"}", 400, "request.invalid", "`nmae` is not a member" },
        { "PUT", "/v1/partners/acme", "{\"Name\":\"a\"}", 400, "request.invalid", "`Name` is not a member" },
        { "PUT", "/v1/partners/acme", "{\"name\":\"a\",\"name\":\"b\"}", 400, "request.invalid", "`name` is there more than once" },
        { "PUT", "/v1/partners/Acme", "{\"name\":\"a\"}", 400, "request.invalid", "`partnerId`" },
        { "PUT", "/v1/partners/a_b", "{\"name\":\"a\"}", 400, "request.invalid", "`partnerId`" },
        { "POST", "/v1/partners/nobody/keys", "{\"name\":\"a\",\"scopes\":[\"links\"]}", 404, "partner.unknown", "" },
        { "POST", "/v1/partners/nobody/keys", "{\"name\":\"a\",\"scopes\":[]}", 400, "request.invalid", "`scopes` must" },
        { "POST", "/v1/partners/nobody/keys", "{\"name\":\"a\",\"scopes\":[\"operator\"]}", 400, "request.invalid", "`scopes` must" },
        { "POST", "/v1/partners/nobody/keys", "{\"name\":\"a\",\"scopes\":[\"links\",\"links\"]}", 400, "request.invalid", "`scopes` must" },
        { "POST", "/v1/partners/nobody/keys", "{\"name\":\"a\",\"scopes\":[null]}", 400, "request.invalid", "`scopes` must" },
        { "POST", "/v1/partners/nobody/keys", "{\"name\":\"a\",\"scopes\":\"links\"}", 400, "request.invalid", "`scopes` has the wrong type" },
        { "POST", "/v1/partners/nobody/keys", "{\"name\":\"a\",\"scopes\":[\"links\"],\"expiresAt\":\"tomorrow\"}", 400, "request.invalid", "`expiresAt` has" },
        { "POST", "/v1/partners/nobody/keys", "{\"name\":\"a\",\"scopes\":[\"links\"],\"expiresAt\":\"2050-01-01T00:00:00\"}", 400, "request.invalid", "`expiresAt` has" },
        { "POST", "/v1/partners/nobody/keys", "{\"name\":\"a\",\"scopes\":[\"links\"],\"expiresAt\":\"2020-01-01T00:00:00Z\"}", 400, "request.invalid", "`expiresAt` must" },
        { "GET", "/v1/partners?limit=0", "", 400, "request.invalid", "`limit`" },
        { "GET", "/v1/partners?limit=201", "", 400, "request.invalid", "`limit`" },
        { "GET", "/v1/partners?limit=ten", "", 400, "request.invalid", "`limit`" },
        { "GET", "/v1/partners?limit=1&limit=2", "", 400, "request.invalid", "`limit`" },
        { "GET", "/v1/partners?cursor=%21", "", 400, "request.invalid", "`cursor`" },
        { "GET", "/v1/partners/-nobody-", "", 404, "partner.unknown", "" },
        { "POST", "/v1/partners", "{}", 405, "request.method", "" },
        { "GET", "/v1/skills/x/users", "", 404, "route.unknown", "" },
        { "PUT", "/v1/partners/acme/hosts/link.example", "", 404, "route.unknown", "" },
        { "GET", "/v1/audit", "", 404, "route.unknown", "" },
        { "GET", "/console", "", 404, "route.unknown", "" },
        { "POST", "/oauth/revoke", "", 404, "route.unknown", "" },
        { "GET", "/oauth/token", "", 405, "request.method", "" },
    };

    public static TheoryData<string, string, string, int, string, string> PartnerCalls => new()
    {
        { "POST", "/v1/callback", "{}", 400, "request.invalid", "`userId` is required" },
        { "POST", "/v1/callback", "{\"userId\":\"u\"}", 400, "request.invalid", "`code`" },
        { "POST", "/v1/callback", "{\"userId\":\"u\",\"code\":\"c\"}", 400, "request.invalid", "`state` is required" },
        { "POST", "/v1/callback", "{\"userId\":\"u\",\"code\":\"c\",\"error\":\"e\",\"state\":\"s\"}", 400, "request.invalid", "`code` or `error`" },
        { "POST", "/v1/callback", "{\"userId\":\"..\",\"code\":\"c\",\"state\":\"s\"}", 400, "request.invalid", "`userId`" },
        { "POST", "/v1/callback", "{\"userId\":\"u\",\"code\":\"c\",\"state\":\"s\",\"scope\":\"profile\"}", 400, "request.invalid", "`scope`" },
        { "POST", "/v1/callback", "{\"userId\":\"u\",\"code\":\"c\",\"state\":\"s\",\"iss\":\"https://evil.example\"}", 400, "request.invalid", "`iss`" },
        { "POST", "/v1/callback", "{\"userId\":\"u\",\"code\":[],\"state\":\"s\"}", 400, "request.invalid", "`code` has the wrong type" },
        { "POST", "/v1/callback", "{\"userId\":\"u\",\"code\":\"c\",\"state\":\"s\",\"nonce\":\"x\"}", 400, "request.invalid", "`nonce`" },
        { "POST", "/v1/callback", "{\"userId\":\"u\",\"code\":\"c\",\"state\":\"s\"}", 422, "state.unknown", "" },
        { "POST", "/v1/callback", "{\"userId\":\"u\",\"code\":\"c\",\"state\":\"\"}", 422, "state.unknown", "" },
        { "POST", "/v1/callback", "{\"userId\":\"u\",\"error\":\"invalid_request\"}", 422, "state.unknown", "" },
        { "POST", $"/v1/skills/{Skill}/users/u/consent", "{\"stage\":\"beta\"}", 400, "request.invalid", "`stage`" },
        { "POST", $"/v1/skills/{Skill}/users/u/consent", "{\"accountLabel\":\"\"}", 400, "request.invalid", "`accountLabel`" },
        { "POST", $"/v1/skills/{Skill}/users/u/consent", "{\"x\":1}", 400, "request.invalid", "`x`" },
        { "POST", $"/v1/skills/{Skill}/users/u/consent", "", 404, "skill.unknown", "" },
        { "POST", "/v1/skills/nonsense/users/u/consent", "", 400, "request.invalid", "`skillId`" },
        { "POST", $"/v1/skills/{Skill}/users/%FF/consent", "", 400, "request.invalid", "`userId`" },
        { "POST", $"/v1/skills/{Skill}/users/%0A/consent", "", 400, "request.invalid", "`userId`" },
        { "POST", $"/v1/skills/{Skill}/users/%C3/consent", "", 400, "request.invalid", "`userId`" },
        { "GET", $"/v1/skills/{Skill}/users/u/link", "", 404, "skill.unknown", "" },
        { "GET", $"/v1/skills/{Skill}/users/u/link?verify=yes", "", 400, "request.invalid", "`verify`" },
        { "DELETE", $"/v1/skills/{Skill}/users/u/link", "", 404, "skill.unknown", "" },
        { "PUT", $"/v1/skills/{Skill}/users/u/link", "{}", 405, "request.method", "" },
        { "GET", $"/v1/skills/{Skill}", "", 404, "skill.unknown", "" },
        { "DELETE", $"/v1/skills/{Skill}", "", 404, "skill.unknown", "" },
        { "DELETE", $"/v1/skills/{Skill}?links=keep", "", 400, "request.invalid", "`links`" },
        { "GET", $"/v1/skills/{Skill}/links", "", 404, "route.unknown", "" },
        { "POST", $"/v1/skills/{Skill}/events", "{}", 404, "route.unknown", "" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public Task What_the_operator_sends_wrong_has_its_exact_answer(string method, string path, string body, int status, string code, string names) =>
        Try(host.Client(ApiHost.OperatorKey), method, path, body, status, code, names);

    [Theory]
    [MemberData(nameof(PartnerCalls))]
    public async Task What_a_partner_sends_wrong_has_its_exact_answer(string method, string path, string body, int status, string code, string names) =>
        await Try((await host.NewPartner()).Api, method, path, body, status, code, names);

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/merge-patch+json")]
    public async Task Another_media_type_is_refused(string mediaType)
    {
        using var body = ApiClient.Raw("{\"name\":\"a\"}", mediaType);
        (await host.Client(ApiHost.OperatorKey).Send(HttpMethod.Put, "/v1/partners/acme", body)).ShouldBeProblem(415, "request.media_type");
    }

    [Fact]
    public async Task A_compressed_body_is_refused()
    {
        using var body = ApiClient.Raw("{\"name\":\"a\"}");
        body.Headers.ContentEncoding.Add("gzip");
        (await host.Client(ApiHost.OperatorKey).Send(HttpMethod.Put, "/v1/partners/acme", body)).ShouldBeProblem(415, "request.media_type");
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_are_refused()
    {
        using var body = ApiClient.Raw([.. "{\"name\":\""u8, 0xC3, 0x28, .. "\"}"u8]);
        (await host.Client(ApiHost.OperatorKey).Send(HttpMethod.Put, "/v1/partners/acme", body)).ShouldBeProblem(400, "request.invalid", "UTF-8");
    }

    [Theory]
    [InlineData(64 * 1024, 400)]
    [InlineData((64 * 1024) + 1, 413)]
    [InlineData(65 * 1024, 413)]
    [InlineData(700 * 1024, 413)]
    public async Task A_body_may_have_64_KiB(int size, int status)
    {
        const string Start = "{\"name\":\"";
        using var body = ApiClient.Raw(Start + new string('a', size - Start.Length - 2) + "\"}");
        (await host.Client(ApiHost.OperatorKey).Send(HttpMethod.Put, "/v1/partners/acme", body))
            .ShouldBeProblem(status, status == 413 ? "request.too_large" : "request.invalid");
    }

    [Fact]
    public async Task A_body_without_a_length_may_have_64_KiB_too()
    {
        using var body = new ChunkedContent(Encoding.UTF8.GetBytes("{\"name\":\"" + new string('a', 70_000) + "\"}"));
        (await host.Client(ApiHost.OperatorKey).Send(HttpMethod.Put, "/v1/partners/acme", body)).ShouldBeProblem(413, "request.too_large");
    }

    [Theory]
    [InlineData("/docs%0A")]
    [InlineData("/docs/%0A")]
    [InlineData("/docs/index.html%0A")]
    [InlineData("/docs/%0D%0AX:1")]
    public async Task A_control_character_makes_no_page(string target)
    {
        var (status, text) = await RawHttp.Send(host.Url, "GET", target, ApiHost.OperatorKey);

        status.ShouldBe(404, text);
        text.ShouldContain("\"code\":\"route.unknown\"");
    }

    [Theory]
    [InlineData("FFFFFFFFFFFFFFFFF\r\nx")]
    [InlineData("80000000\r\nx")]
    [InlineData("-1\r\nx\r\n0\r\n\r\n")]
    [InlineData("zz\r\nx\r\n0\r\n\r\n")]
    [InlineData("2\r\n{}x\r\n0\r\n\r\n")]
    [InlineData("0\r\nTrailer: a\0b\r\n\r\n")]
    public async Task A_chunk_that_is_none_is_the_callers_fault(string chunks)
    {
        var (status, text) = await RawHttp.Send(
            host.Url,
            $"PUT /v1/partners/acme HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {ApiHost.OperatorKey}\r\nConnection: close\r\n"
                + $"Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n{chunks}");

        status.ShouldBe(400, text);
        text.ShouldContain("\"code\":\"request.invalid\"");
    }

    [Fact]
    public async Task Check_14_A_code_may_have_2048_bytes()
    {
        var partner = await host.NewPartner();
        (await partner.Api.Post("/v1/callback", new { userId = "u", state = "s", code = new string('c', 2048) })).ShouldBeProblem(422, "state.unknown");
        (await partner.Api.Post("/v1/callback", new { userId = "u", state = "s", code = new string('c', 2049) }))
            .ShouldBeProblem(400, "request.invalid", "`code`");
        (await partner.Api.Post("/v1/callback", new { userId = "u", state = "s", code = new string('é', 1025) }))
            .ShouldBeProblem(400, "request.invalid", "`code`");
    }

    [Fact]
    public async Task Wrong_methods_are_told_the_right_ones()
    {
        var answer = await host.Client(ApiHost.OperatorKey).Delete("/v1/partners");
        answer.ShouldBeProblem(405, "request.method");
        answer.Headers["Allow"].ShouldBe("GET");
    }

    private static async Task Try(ApiClient client, string method, string path, string body, int status, string code, string names)
    {
        using var content = body.Length == 0 ? null : ApiClient.Raw(body);
        var answer = await client.Send(new HttpMethod(method), path, content);
        answer.ShouldBeProblem(status, code, names);
        answer.Body.ShouldNotContain("Exception");
    }
}
