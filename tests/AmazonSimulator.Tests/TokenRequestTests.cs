using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Platform.AmazonSimulator.Tests;

/// <summary>The shape of token requests, and who may send them (protocol.md 3, RFC 6749 5.2).</summary>
public sealed class TokenRequestTests(Bench bench) : IClassFixture<Bench>
{
    [Theory]
    [InlineData("grant_type", null, 400, "invalid_request", "missing a required parameter : grant_type")]
    [InlineData("grant_type", "client_credentials", 400, "unsupported_grant_type", "not supported")]
    [InlineData("grant_type", "Authorization_Code", 400, "unsupported_grant_type", "not supported")]
    [InlineData("code", null, 400, "invalid_request", "missing a required parameter : code")]
    [InlineData("code", "", 400, "invalid_request", "missing a required parameter : code")]
    [InlineData("code", "ANmadeUpCodeOf20Chars", 400, "invalid_grant", "invalid grant parameter : code")]
    [InlineData("redirect_uri", null, 400, "invalid_request", "missing a required parameter : redirect_uri")]
    [InlineData("redirect_uri", "https://link.ridehailer.example/callback", 400, "invalid_grant", "invalid grant parameter : code")]
    [InlineData("client_id", null, 400, "invalid_request", "missing a required parameter : client_id")]
    [InlineData("client_id", "amzn1.application-oa2-client.other", 401, "invalid_client", "Client authentication failed")]
    [InlineData("client_secret", null, 400, "invalid_request", "missing a required parameter : client_secret")]
    [InlineData("client_secret", "amzn1.oa2-cs.v1.Test", 401, "invalid_client", "Client authentication failed")]
    [InlineData("code_verifier", null, 400, "invalid_request", "missing a required parameter : code_verifier")]
    [InlineData("code_verifier", "short", 400, "invalid_request", "invalid parameter : code_verifier")]
    [InlineData("code_verifier", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXl", 400, "invalid_grant", "invalid grant parameter : code")]
    public async Task A_parameter_that_is_missing_or_wrong_gets_Amazons_answer_and_spends_nothing(
        string name, string? value, int status, string error, string description)
    {
        var code = await bench.Code();
        var (answered, body) = await bench.Token(ConsentUrlTests.With(Bench.Exchange(code), name, value));
        answered.ShouldBe(status);
        body!["error"]!.GetValue<string>().ShouldBe(error);
        body["error_description"]!.GetValue<string>().ShouldContain(description);
        (await bench.Token(Bench.Exchange(code))).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("refresh_token", null, 400, "invalid_request", "missing a required parameter : refresh_token")]
    [InlineData("refresh_token", "Atzr|unknown", 400, "invalid_grant", "invalid grant parameter : refresh_token. User may have revoked or didn't grant the permission.")]
    [InlineData("client_secret", "wrong", 401, "invalid_client", "Client authentication failed")]
    [InlineData("client_id", null, 400, "invalid_request", "missing a required parameter : client_id")]
    public async Task A_refresh_that_is_wrong_gets_Amazons_answer_and_the_token_stays_good(
        string name, string? value, int status, string error, string description)
    {
        var (_, refresh) = await bench.Pair();
        var (answered, body) = await bench.Token(ConsentUrlTests.With(Bench.Refresh(refresh), name, value));
        answered.ShouldBe(status);
        body!["error"]!.GetValue<string>().ShouldBe(error);
        body["error_description"]!.GetValue<string>().ShouldContain(description);
        (await bench.Token(Bench.Refresh(refresh))).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("grant_type")]
    [InlineData("code")]
    [InlineData("client_id")]
    [InlineData("code_verifier")]
    public async Task A_parameter_given_twice_is_an_invalid_request(string name)
    {
        var form = Bench.Exchange(await bench.Code());
        await Refused(Post($"{Bench.Form(form)}&{name}={Uri.EscapeDataString(form[name])}"), 400, "invalid_request");
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/plain")]
    [InlineData("multipart/form-data")]
    [InlineData("application/x-www-form-urlencoded; charset=ISO-8859-1")]
    public async Task Another_content_type_is_an_invalid_request(string contentType) =>
        await Refused(Post(Bench.Form(Bench.Exchange(await bench.Code())), contentType), 400, "invalid_request");

    [Fact]
    public async Task The_documented_content_type_with_charset_is_taken() =>
        (await Post(Bench.Form(Bench.Exchange(await bench.Code())), "application/x-www-form-urlencoded;charset=UTF-8")).Status.ShouldBe(200);

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Only_POST_is_taken(string method) =>
        await Refused(bench.Api(new HttpMethod(method), "/auth/o2/token", null), 405, "invalid_request");

    [Fact]
    public async Task Parameters_in_the_url_are_an_invalid_request() =>
        await Refused(Post(Bench.Form(Bench.Exchange(await bench.Code())), query: "?client_id=x"), 400, "invalid_request");

    [Theory]
    [InlineData("a=%zz")]
    [InlineData("a=%ff")]
    public async Task A_body_that_is_not_well_formed_is_an_invalid_request(string body) =>
        await Refused(Post(body), 400, "invalid_request");

    [Theory]
    [InlineData(false, false, true, 200)]
    [InlineData(true, false, true, 200)]
    [InlineData(true, true, true, 400)]
    [InlineData(false, false, false, 401)]
    public async Task The_Basic_header_is_the_other_way_to_authenticate(bool idInBody, bool secretInBody, bool right, int status)
    {
        var form = Bench.Exchange(await bench.Code());
        if (!idInBody)
            form.Remove("client_id");
        if (!secretInBody)
            form.Remove("client_secret");
        var pair = $"{Uri.EscapeDataString(Bench.ClientId)}:{(right ? Bench.Secret : "wrong")}";
        var answer = await Post(Bench.Form(form), authorization: "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes(pair)));
        answer.Status.ShouldBe(status);
        answer.Challenged.ShouldBe(status == 401);
    }

    [Theory]
    [InlineData("Bearer x")]
    [InlineData("Basic !")]
    [InlineData("Basic bm9jb2xvbg==")]
    public async Task A_header_that_is_no_Basic_credential_is_an_invalid_client(string authorization)
    {
        var answer = await Post(Bench.Form(Bench.Exchange(await bench.Code())), authorization: authorization);
        answer.Status.ShouldBe(401);
        answer.Body!["error"]!.GetValue<string>().ShouldBe("invalid_client");
    }

    [Fact]
    public async Task A_body_over_64_KiB_is_not_read()
    {
        using var response = await bench.Http.PostAsync(bench.Amazon.TokenUrl, new FormUrlEncodedContent([new("code", new string('a', 70_000))]));
        ((int)response.StatusCode).ShouldBe(413);
    }

    private static async Task Refused(Task<(int Status, JsonNode? Body, bool Challenged)> answer, int status, string error)
    {
        var (answered, body, _) = await answer;
        answered.ShouldBe(status);
        body!["error"]!.GetValue<string>().ShouldBe(error);
    }

    private static async Task Refused(Task<(int Status, JsonNode? Body)> answer, int status, string error)
    {
        var (answered, body) = await answer;
        answered.ShouldBe(status);
        body!["error"]!.GetValue<string>().ShouldBe(error);
    }

    private async Task<(int Status, JsonNode? Body, bool Challenged)> Post(
        string body, string contentType = "application/x-www-form-urlencoded", string query = "", string? authorization = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, bench.Amazon.TokenUrl + query)
        {
            Content = new ByteArrayContent(Encoding.ASCII.GetBytes(body)) { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) } },
        };
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await bench.Http.SendAsync(request);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync()), response.Headers.WwwAuthenticate.Count > 0);
    }
}
