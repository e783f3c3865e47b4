using System.Globalization;
using Platform.Amazon.Tests.Wire;

namespace Platform.Amazon.Tests;

/// <summary>Every refusal of the token server that protocol.md 3 knows, over HTTP.</summary>
public sealed class TokenErrorTests : IAsyncLifetime
{
    private HttpStub _server = null!;
    private AmazonUnderTest _amazon = null!;

    public async Task InitializeAsync()
    {
        _server = await HttpStub.Start();
        _amazon = AmazonUnderTest.At(_server.Url);
    }

    public async Task DisposeAsync()
    {
        await _amazon.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_grant","error_description":"The request has an invalid grant parameter : code"}""", "exchange.invalid_grant", "invalid_grant", Delivery.Answered)]
    [InlineData(400, """{"error_index":0,"request_id":"1","error_description":"...","error":"invalid_grant"}""", "exchange.invalid_grant", "invalid_grant", Delivery.Answered)]
    [InlineData(401, """{"error":"invalid_client","error_description":"Client authentication failed"}""", "exchange.invalid_client", "invalid_client", Delivery.Answered)]
    [InlineData(400, """{"error":"invalid_client"}""", "exchange.invalid_client", "invalid_client", Delivery.Answered)]
    [InlineData(400, """{"error":"invalid_request"}""", "exchange.invalid_request", "invalid_request", Delivery.Answered)]
    [InlineData(400, """{"error":"unauthorized_client"}""", "exchange.unauthorized_client", "unauthorized_client", Delivery.Answered)]
    [InlineData(400, """{"error":"unsupported_grant_type"}""", "exchange.unsupported_grant_type", "unsupported_grant_type", Delivery.Answered)]
    [InlineData(400, """{"error":"ServerError"}""", "exchange.server_error", "server_error", Delivery.Answered)]
    [InlineData(500, """{"error":"servererror"}""", "exchange.server_error", "server_error", Delivery.Answered)]
    [InlineData(500, """{"error":"server_error"}""", "exchange.server_error", "server_error", Delivery.Answered)]
    [InlineData(400, """{"error":"InvalidValue"}""", "exchange.other", "invalid_value", Delivery.Answered)]
    [InlineData(400, """{"error":"authorization_pending"}""", "exchange.other", "authorization_pending", Delivery.Answered)]
    [InlineData(400, """{"error":"canary-upstream"}""", "exchange.other", null, Delivery.Answered)]
    [InlineData(403, """{"error":""}""", "exchange.other", null, Delivery.Answered)]
    [InlineData(400, """{"error":{"code":"invalid_grant"}}""", "amazon.malformed", null, Delivery.Unknown)]
    [InlineData(400, """{"message":"invalid_grant"}""", "amazon.malformed", null, Delivery.Unknown)]
    [InlineData(400, "<html>Bad Request</html>", "amazon.malformed", null, Delivery.Unknown)]
    [InlineData(401, "", "amazon.malformed", null, Delivery.Unknown)]
    [InlineData(401, "Unauthorized", "amazon.malformed", null, Delivery.Unknown)]
    [InlineData(408, "", "exchange.server_error", null, Delivery.Unknown)]
    [InlineData(429, "", "exchange.server_error", null, Delivery.Answered)]
    [InlineData(429, "<html>slow</html>", "exchange.server_error", null, Delivery.Answered)]
    [InlineData(429, """{"error":"slow_down"}""", "exchange.server_error", "slow_down", Delivery.Answered)]
    [InlineData(500, "", "exchange.server_error", null, Delivery.Unknown)]
    [InlineData(500, "<html>oops</html>", "exchange.server_error", null, Delivery.Unknown)]
    [InlineData(502, "<html>bad gateway</html>", "exchange.server_error", null, Delivery.Unknown)]
    [InlineData(503, "", "exchange.server_error", null, Delivery.Answered)]
    [InlineData(503, """{"error":"temporarily_unavailable"}""", "exchange.server_error", "temporarily_unavailable", Delivery.Answered)]
    [InlineData(504, "", "exchange.server_error", null, Delivery.Unknown)]
    [InlineData(503, """{"error":"invalid_grant"}""", "exchange.invalid_grant", "invalid_grant", Delivery.Answered)]
    public async Task Check_36_every_answer_of_the_token_server_has_its_code_for_exchange_and_refresh(
        int status, string body, string code, string? upstream, Delivery delivery)
    {
        _server.Answer = HttpStub.Text(status, body, body.StartsWith('<') ? "text/html" : "application/json");
        var expected = new AmazonFailure(code, upstream, status, delivery, null);

        (await _amazon.Exchange()).Failure.ShouldBe(expected);
        (await _amazon.Tokens.Refresh(AmazonUnderTest.RefreshToken, CancellationToken.None)).Failure.ShouldBe(expected);
        _server.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(429, "")]
    [InlineData(503, "")]
    [InlineData(503, """{"error":"server_error"}""")]
    public async Task What_was_turned_away_is_surely_unspent(int status, string body)
    {
        _server.Answer = HttpStub.Text(status, body, null);
        (await _amazon.Exchange()).Failure!.NothingSpent.ShouldBeTrue();
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_grant"}""")]
    [InlineData(503, """{"error":"invalid_grant"}""")]
    [InlineData(401, """{"error":"invalid_client"}""")]
    [InlineData(500, """{"error":"server_error"}""")]
    [InlineData(500, "")]
    [InlineData(502, "")]
    [InlineData(504, "")]
    [InlineData(200, "")]
    public async Task What_was_looked_at_may_be_spent(int status, string body)
    {
        _server.Answer = HttpStub.Text(status, body, null);
        (await _amazon.Exchange()).Failure!.NothingSpent.ShouldBeFalse();
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("0", 0)]
    [InlineData(" 30 ", 30)]
    [InlineData("3600", 3600)]
    [InlineData("3601", 3600)]
    [InlineData("99999999999999999999", 3600)]
    [InlineData("-5", null)]
    [InlineData("soon", null)]
    [InlineData("", null)]
    [InlineData("1.5", null)]
    public async Task Check_37_retry_after_in_seconds_is_read_and_capped(string header, int? seconds)
    {
        _server.Answer = HttpStub.Text(503, "", null, header);
        (await _amazon.Exchange()).Failure!.RetryAfter.ShouldBe(seconds is { } s ? TimeSpan.FromSeconds(s) : null);
    }

    [Theory]
    [InlineData(90, 90)]
    [InlineData(-90, 0)]
    [InlineData(86400, 3600)]
    public async Task Check_37_retry_after_as_a_date_counts_from_the_answers_own_date(int offset, int seconds)
    {
        // A server whose clock is years off says its own time, so the wait is still right.
        var now = new DateTimeOffset(2031, 5, 6, 7, 8, 9, TimeSpan.Zero);
        _server.Answer = context =>
        {
            context.Response.Headers.Date = now.ToString("r", CultureInfo.InvariantCulture);
            return HttpStub.Text(429, "", null, now.AddSeconds(offset).ToString("r", CultureInfo.InvariantCulture))(context);
        };
        (await _amazon.Exchange()).Failure!.RetryAfter.ShouldBe(TimeSpan.FromSeconds(seconds));
    }
}
