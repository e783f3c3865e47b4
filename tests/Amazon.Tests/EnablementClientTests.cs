using Platform.Amazon.Tests.Wire;
using Platform.Vault;

namespace Platform.Amazon.Tests;

/// <summary>What goes to the Skill Enablement API, and what is made of its answers.</summary>
public sealed class EnablementClientTests : IAsyncLifetime
{
    private const string Linked = """
        {"skill":{"stage":"development","id":"amzn1.ask.skill.0001"},"user":{"id":"amzn1.ask.account.7"},
         "accountLink":{"status":"LINKED"},"status":"ENABLED"}
        """;

    private HttpStub _server = null!;
    private AmazonUnderTest _amazon = null!;

    public async Task InitializeAsync()
    {
        _server = await HttpStub.Start(HttpStub.Json(201, Linked));
        _amazon = AmazonUnderTest.At(_server.Url);
    }

    public async Task DisposeAsync()
    {
        await _amazon.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Check_15_enabling_is_exactly_the_documented_request()
    {
        var result = await _amazon.Post();

        result.Value.ShouldBe(new Enablement("amzn1.ask.account.7", Enabled: true, Linked: true, "development"));
        var request = _server.Requests.ShouldHaveSingleItem();
        request.Method.ShouldBe("POST");
        request.Target.ShouldBe("/v1/users/~current/skills/amzn1.ask.skill.0001/enablement");
        request.Headers["Authorization"].ShouldBe("Bearer Atza|canary-access+/=");
        request.Headers["Content-Type"].ShouldBe("application/json");
        request.Headers.Keys.ShouldBe(["Accept", "Host", "Authorization", "Content-Type", "Content-Length"], ignoreOrder: true);
        request.Body.ShouldBe(
            """{"stage":"development","accountLinkRequest":{"redirectUri":"https://link.ridehailer.example/callback?a=b&c=d","authCode":"canary-partner-code","type":"AUTH_CODE"}}""");
    }

    [Fact]
    public async Task Check_15_the_scheme_of_the_authorization_header_is_title_case_on_the_wire()
    {
        string? raw = null;
        await using var server = RawServer.Start(async connection =>
        {
            raw = await connection.ReadRequest();
            await connection.Write("HTTP/1.1 204 No Content\r\n\r\n");
        });
        await using var amazon = AmazonUnderTest.At(server.Url);
        (await amazon.Delete()).Succeeded.ShouldBeTrue();

        raw.ShouldNotBeNull();
        raw.ShouldContain("\r\nAuthorization: Bearer Atza|canary-access+/=\r\n");
        raw.ShouldNotContain("Content-Length");
        raw.ShouldNotContain("Content-Type");
        raw.ShouldNotContain("Transfer-Encoding");
        raw.ShouldEndWith("\r\n\r\n");
    }

    [Fact]
    public async Task Status_and_disable_carry_neither_body_nor_stage()
    {
        await _amazon.Get();
        await _amazon.Delete();

        var requests = _server.Requests.ToList();
        requests.Select(request => request.Method).ShouldBe(["GET", "DELETE"]);
        requests.ShouldAllBe(request => request.Target == "/v1/users/~current/skills/amzn1.ask.skill.0001/enablement" && request.Body == "");
        requests.ShouldAllBe(request => !request.Headers.ContainsKey("Content-Type") && !request.Headers.ContainsKey("Content-Length"));
    }

    [Theory]
    [InlineData("""{"status":"ENABLED","accountLink":{"status":"LINKED"}}""", null, true, true)]
    [InlineData("""{"status":"enabled","accountLink":{"status":"Linked"},"user":{"id":"u"}}""", "u", true, true)]
    [InlineData("""{"status":"ENABLING","accountLink":{"status":"LINKED"}}""", null, false, true)]
    [InlineData("""{"status":"ENABLED"}""", null, true, false)]
    [InlineData("""{"status":"ENABLED","accountLink":null,"user":null,"skill":null}""", null, true, false)]
    [InlineData("""{"status":1,"accountLink":"LINKED","user":"u","skill":[]}""", null, false, false)]
    [InlineData("""{"status":"ENABLED","accountLink":{"status":["LINKED"]},"user":{"id":""}}""", null, true, false)]
    [InlineData("""{"user":{"id":"\ud800"}}""", null, false, false)]
    [InlineData("{}", null, false, false)]
    public async Task Statuses_that_are_not_known_are_not_linked_and_no_error(string body, string? user, bool enabled, bool linked)
    {
        _server.Answer = HttpStub.Json(200, body);
        (await _amazon.Get()).Value.ShouldBe(new Enablement(user, enabled, linked, null));
        (await _amazon.Post()).Value.ShouldBe(new Enablement(user, enabled, linked, null));
    }

    [Fact]
    public async Task Not_linked_is_said_and_never_guessed()
    {
        _server.Answer = HttpStub.Json(200, """{"status":"ENABLED","accountLink":{"status":"not_linked"}}""");
        (await _amazon.Get()).Value.ShouldBe(new Enablement(null, Enabled: true, Linked: false, null) { NotLinked = true });
        _server.Answer = HttpStub.Json(200, """{"status":"ENABLED","accountLink":{"status":"PENDING"}}""");
        (await _amazon.Get()).Value.NotLinked.ShouldBeFalse();
    }

    [Theory]
    [InlineData(400, "enablement.400", Delivery.Answered)]
    [InlineData(401, "enablement.401", Delivery.Answered)]
    [InlineData(403, "enablement.403", Delivery.Answered)]
    [InlineData(404, "enablement.404", Delivery.Answered)]
    [InlineData(405, "enablement.400", Delivery.Answered)]
    [InlineData(408, "enablement.503", Delivery.Unknown)]
    [InlineData(409, "enablement.409", Delivery.Answered)]
    [InlineData(429, "enablement.429", Delivery.Answered)]
    [InlineData(500, "enablement.500", Delivery.Answered)]
    [InlineData(502, "enablement.503", Delivery.Unknown)]
    [InlineData(503, "enablement.503", Delivery.Answered)]
    [InlineData(504, "enablement.503", Delivery.Unknown)]
    [InlineData(302, "amazon.malformed", Delivery.Unknown)]
    public async Task Every_status_has_its_code_whatever_the_body_says(int status, string code, Delivery delivery)
    {
        var expected = new AmazonFailure(code, null, status, delivery, TimeSpan.FromSeconds(9));
        foreach (var body in new[] { """{"message":"canary text"}""", """{"message":"m","violations":[{"code":"c"}]}""", "<html>", "", "{" })
        {
            _server.Answer = HttpStub.Text(status, body, body.StartsWith('<') ? "text/html" : "application/json", "9");
            (await _amazon.Post()).Failure.ShouldBe(expected);
            (await _amazon.Get()).Failure.ShouldBe(expected);
            (await _amazon.Delete()).Failure.ShouldBe(expected);
            (await _amazon.Discover()).Failure.ShouldBe(expected);
        }
    }

    [Fact]
    public async Task Check_20_a_partner_code_that_alexa_could_not_redeem_is_told_apart()
    {
        _server.Answer = HttpStub.Json(400, """{"message":"Invalid account linking credentials"}""");
        (await _amazon.Post()).Failure.ShouldBe(
            new AmazonFailure("enablement.400", "invalid_account_linking_credentials", 400, Delivery.Answered, null));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(201)]
    [InlineData(204)]
    public async Task A_success_without_a_readable_body_is_malformed_except_for_disable(int status)
    {
        var expected = new AmazonFailure("amazon.malformed", null, status, Delivery.Unknown, null);
        foreach (var body in status == 204 ? new[] { "" } : ["", "<html>", "[]", "{\"status\":\"ENABLED\"", new string('x', 70_000)])
        {
            _server.Answer = body.Length == 0 ? HttpStub.Status(status) : HttpStub.Json(status, body);
            (await _amazon.Post()).Failure.ShouldBe(expected);
            (await _amazon.Get()).Failure.ShouldBe(expected);
            (await _amazon.Delete()).Value.ShouldBeTrue();
            (await _amazon.Discover()).Failure.ShouldBe(expected);
        }
    }

    [Fact]
    public async Task A_skill_id_cannot_lead_to_another_path()
    {
        await _amazon.Enablement.Get(_amazon.Host, "a/b?c#d%2f", AmazonUnderTest.AccessToken, CancellationToken.None);
        _server.Requests.ShouldHaveSingleItem().Target.ShouldBe("/v1/users/~current/skills/a%2Fb%3Fc%23d%252f/enablement");
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a\r\nX: 1")]
    [InlineData("ä")]
    [InlineData("")]
    public async Task A_token_that_cannot_stand_in_a_header_is_not_sent(string token)
    {
        var result = await _amazon.Enablement.Get(_amazon.Host, AmazonUnderTest.Skill, Secret.From(token), CancellationToken.None);
        result.Failure.ShouldBe(new AmazonFailure("amazon.malformed", null, null, Delivery.NotSent, null));
        _server.Requests.ShouldBeEmpty();
    }
}
