using Microsoft.AspNetCore.WebUtilities;
using Platform.Amazon.Tests.Wire;
using Platform.Vault;

namespace Platform.Amazon.Tests;

/// <summary>What goes to the token server, and what is made of its good answers.</summary>
public sealed class TokenClientTests : IAsyncLifetime
{
    private const string Good =
        """{"access_token":"Atza|a","refresh_token":"Atzr|r","token_type":"bearer","expires_in":3600}""";

    private HttpStub _server = null!;
    private AmazonUnderTest _amazon = null!;

    public async Task InitializeAsync()
    {
        _server = await HttpStub.Start(HttpStub.Json(200, Good));
        _amazon = AmazonUnderTest.At(_server.Url);
    }

    public async Task DisposeAsync()
    {
        await _amazon.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task An_exchange_is_one_form_post_with_everything_in_the_body()
    {
        (await _amazon.Exchange()).Succeeded.ShouldBeTrue();

        var request = _server.Requests.ShouldHaveSingleItem();
        request.Method.ShouldBe("POST");
        request.Target.ShouldBe("/auth/o2/token");
        request.Protocol.ShouldBe("HTTP/1.1");
        request.Headers["Content-Type"].ShouldBe("application/x-www-form-urlencoded;charset=UTF-8");
        request.Headers.Keys.ShouldBe(["Accept", "Host", "Content-Type", "Content-Length"], ignoreOrder: true);
        request.Body.ShouldBe(
            "grant_type=authorization_code&code=canary-code%7C1%20%2B%26%3D%25&client_id=amzn1.application-oa2-client.0a"
            + "&client_secret=canary-client-secret%20%2B%26%3D"
            + "&redirect_uri=https%3A%2F%2Flink.ridehailer.example%2Fcallback%3Fa%3Db%26c%3Dd&code_verifier=canary-verifier");
        QueryHelpers.ParseQuery(request.Body)["code"].ToString().ShouldBe(AmazonUnderTest.Code.Code.Reveal());
    }

    [Fact]
    public async Task Without_pkce_no_verifier_is_sent()
    {
        await _amazon.Tokens.Exchange(AmazonUnderTest.Code with { CodeVerifier = null }, CancellationToken.None);
        _server.Requests.ShouldHaveSingleItem().Body.ShouldNotContain("code_verifier");
    }

    [Fact]
    public async Task A_refresh_presents_the_refresh_token_and_the_client()
    {
        (await _amazon.Tokens.Refresh(AmazonUnderTest.RefreshToken, CancellationToken.None)).Succeeded.ShouldBeTrue();

        _server.Requests.ShouldHaveSingleItem().Body.ShouldBe(
            "grant_type=refresh_token&refresh_token=Atzr%7Ccanary-refresh%2B%2F%3D&client_id=amzn1.application-oa2-client.0a"
            + "&client_secret=canary-client-secret%20%2B%26%3D");
    }

    [Fact]
    public async Task A_pair_is_read()
    {
        var pair = (await _amazon.Exchange()).Value;
        pair.AccessToken.Reveal().ShouldBe("Atza|a");
        pair.RefreshToken.ShouldBe(Secret.From("Atzr|r"));
        pair.ExpiresIn.ShouldBe(TimeSpan.FromHours(1));
    }

    [Theory]
    [InlineData("""{"access_token":"A","expires_in":3600}""")]
    [InlineData("""{"access_token":"A","refresh_token":null,"token_type":null}""")]
    [InlineData("""{"access_token":"A","refresh_token":"","token_type":"Bearer"}""")]
    public async Task Check_35_a_refresh_token_that_is_left_out_is_null(string body)
    {
        _server.Answer = HttpStub.Json(200, body);
        (await _amazon.Exchange()).Value.RefreshToken.ShouldBeNull();
    }

    [Theory]
    [InlineData("bearer")]
    [InlineData("Bearer")]
    [InlineData("BEARER")]
    public async Task Check_14_the_token_type_is_read_in_any_case(string type)
    {
        _server.Answer = HttpStub.Json(200, $$"""{"access_token":"A","token_type":"{{type}}"}""");
        (await _amazon.Exchange()).Succeeded.ShouldBeTrue();
    }

    [Theory]
    [InlineData("3600", 3600)]
    [InlineData("\"3600\"", 3600)]
    [InlineData("\" 3600 \"", 3600)]
    [InlineData("3600.9", 3600)]
    [InlineData("3.6e3", 3600)]
    [InlineData("\"3600.0\"", 3600)]
    [InlineData("120", 120)]
    [InlineData("0", 60)]
    [InlineData("\"0\"", 60)]
    [InlineData("-1", 60)]
    [InlineData("\"-3600\"", 60)]
    [InlineData("-1e300", 60)]
    [InlineData("59", 60)]
    [InlineData("86400", 86400)]
    [InlineData("86401", 86400)]
    [InlineData("9223372036854775807", 86400)]
    [InlineData("99999999999999999999999999999999", 86400)]
    [InlineData("1e300", 86400)]
    [InlineData("1e999", 86400)]
    [InlineData("\"Infinity\"", 86400)]
    [InlineData("\"NaN\"", 3600)]
    [InlineData("\"\"", 3600)]
    [InlineData("\"soon\"", 3600)]
    [InlineData("null", 3600)]
    [InlineData("true", 3600)]
    [InlineData("[3600]", 3600)]
    [InlineData("{}", 3600)]
    public async Task Check_39_any_expires_in_becomes_a_sane_duration(string expiresIn, int seconds)
    {
        _server.Answer = HttpStub.Json(200, $$"""{"access_token":"A","token_type":"bearer","expires_in":{{expiresIn}}}""");
        (await _amazon.Exchange()).Value.ExpiresIn.ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public async Task Check_39_expires_in_left_out_is_an_hour()
    {
        _server.Answer = HttpStub.Json(200, """{"access_token":"A"}""");
        (await _amazon.Exchange()).Value.ExpiresIn.ShouldBe(TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task Check_14_tokens_of_2048_bytes_are_taken_and_longer_ones_are_malformed()
    {
        var longest = new string('t', 2048);
        _server.Answer = HttpStub.Json(200, $$"""{"access_token":"{{longest}}","refresh_token":"{{longest}}"}""");
        (await _amazon.Exchange()).Value.RefreshToken!.Reveal().ShouldBe(longest);

        foreach (var (access, refresh) in new[] { (longest + "t", "r"), ("a", longest + "t") })
        {
            _server.Answer = HttpStub.Json(200, $$"""{"access_token":"{{access}}","refresh_token":"{{refresh}}"}""");
            Malformed(await _amazon.Exchange(), 200);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"Atza|a\"")]
    [InlineData("<html>signed in</html>")]
    [InlineData("""{"access_token":"Atza|a","refresh_token":"Atz""")]
    [InlineData("""{"access_token":"Atza|a"}{"access_token":"Atza|b"}""")]
    [InlineData("""{"access_token":""}""")]
    [InlineData("""{"access_token":null}""")]
    [InlineData("""{"access_token":17}""")]
    [InlineData("""{"access_token":["Atza|a"]}""")]
    [InlineData("""{"access_token":"Atza|a\r\nX-Evil: 1"}""")]
    [InlineData("""{"access_token":"Atza a"}""")]
    [InlineData("""{"access_token":"Atza|ä"}""")]
    [InlineData("""{"access_token":"Atza|\ud800"}""")]
    [InlineData("""{"access_token":"A","refresh_token":5}""")]
    [InlineData("""{"access_token":"A","refresh_token":"a b"}""")]
    [InlineData("""{"access_token":"A","token_type":"mac"}""")]
    [InlineData("""{"access_token":"A","token_type":1}""")]
    [InlineData("""{"Access_Token":"A"}""")]
    [InlineData("""{"error":"never_heard_of"}""")]
    public async Task A_200_without_a_usable_pair_is_malformed_and_may_have_spent_the_code(string body)
    {
        _server.Answer = HttpStub.Json(200, body);
        Malformed(await _amazon.Exchange(), 200);
    }

    [Theory]
    [InlineData(204)]
    [InlineData(200)]
    [InlineData(302)]
    [InlineData(304)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    public async Task A_status_without_a_body_is_malformed(int status)
    {
        _server.Answer = HttpStub.Status(status);
        Malformed(await _amazon.Exchange(), status);
    }

    [Fact]
    public async Task A_200_that_names_a_known_error_is_that_error()
    {
        _server.Answer = HttpStub.Json(200, """{"error":"invalid_grant"}""");
        (await _amazon.Exchange()).Failure.ShouldBe(new AmazonFailure("exchange.invalid_grant", "invalid_grant", 200, Delivery.Answered, null));
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/octet-stream")]
    [InlineData("application/json;charset=nonsense")]
    [InlineData("nonsense")]
    [InlineData(null)]
    public async Task The_media_type_of_a_good_answer_does_not_matter(string? type)
    {
        _server.Answer = HttpStub.Text(200, "\uFEFF" + Good, type);
        (await _amazon.Exchange()).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        _server.Answer = context =>
        {
            context.Response.Redirect(_server.Url + "/elsewhere");
            return Task.CompletedTask;
        };
        Malformed(await _amazon.Exchange(), 302);
        _server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Deep_nesting_is_malformed()
    {
        _server.Answer = HttpStub.Json(200, $$"""{"access_token":"A","x":{{new string('[', 20_000)}}{{new string(']', 20_000)}}}""");
        Malformed(await _amazon.Exchange(), 200);
    }

    private static void Malformed(AmazonResult<TokenPair> result, int status) =>
        result.Failure.ShouldBe(new AmazonFailure("amazon.malformed", null, status, Delivery.Unknown, null));
}
