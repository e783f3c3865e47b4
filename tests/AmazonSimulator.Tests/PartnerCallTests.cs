using System.Net;
using System.Text;
using Platform.AmazonSimulator.Contract;

namespace Platform.AmazonSimulator.Tests;

/// <summary>Alexa's call to the partner's token endpoint inside the enablement POST (protocol.md 4.2, 8).</summary>
public sealed class PartnerCallTests : IAsyncLifetime
{
    private const string Good = """{"access_token":"a","refresh_token":"r","token_type":"Bearer","expires_in":360}""";
    private readonly Bench _bench = new();

    public Task InitializeAsync() => _bench.InitializeAsync();

    public Task DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [InlineData(AuthScheme.Basic, "grant_type=authorization_code&code=partner-code&redirect_uri={0}&client_id=alexa")]
    [InlineData(AuthScheme.Body, "grant_type=authorization_code&code=partner-code&redirect_uri={0}&client_id=alexa&client_secret=s3cret%2F%2B%20%3A%26")]
    public async Task The_code_is_redeemed_with_the_credentials_where_the_scheme_puts_them(AuthScheme scheme, string body)
    {
        await _bench.Control.PutClient(Bench.ClientId, _bench.Client() with { AuthScheme = scheme });
        (await _bench.Enable((await _bench.Pair()).Access)).Status.ShouldBe(201);
        var request = _bench.Partner.Requests.ShouldHaveSingleItem();
        request.Body.ShouldBe(string.Format(null, body, Uri.EscapeDataString(Bench.RedirectUri)));
        request.ContentType.ShouldBe("application/x-www-form-urlencoded");
        var header = "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes("alexa:s3cret%2F%2B%20%3A%26"));
        request.Authorization.ShouldBe(scheme == AuthScheme.Basic ? header : "");
    }

    [Theory]
    [InlineData(200, "application/json", Good, 201)]
    [InlineData(200, "application/json; charset=utf-8", Good, 201)]
    [InlineData(200, "application/json", """{"access_token":"a","refresh_token":"r","token_type":"bearer","expires_in":3600,"scope":"x"}""", 201)]
    [InlineData(201, "application/json", Good, 400)]
    [InlineData(400, "application/json", """{"error":"invalid_grant"}""", 400)]
    [InlineData(500, "application/json", Good, 400)]
    [InlineData(200, "text/html", Good, 400)]
    [InlineData(200, "application/json", "<html>", 400)]
    [InlineData(200, "application/json", "", 400)]
    [InlineData(200, "application/json", "[]", 400)]
    [InlineData(200, "application/json", """{"refresh_token":"r","token_type":"Bearer","expires_in":3600}""", 400)]
    [InlineData(200, "application/json", """{"access_token":"","refresh_token":"r","token_type":"Bearer","expires_in":3600}""", 400)]
    [InlineData(200, "application/json", """{"access_token":"a","token_type":"Bearer","expires_in":3600}""", 400)]
    [InlineData(200, "application/json", """{"access_token":"a","refresh_token":"r","expires_in":3600}""", 400)]
    [InlineData(200, "application/json", """{"access_token":"a","refresh_token":"r","token_type":"mac","expires_in":3600}""", 400)]
    [InlineData(200, "application/json", """{"access_token":"a","refresh_token":"r","token_type":"Bearer"}""", 400)]
    [InlineData(200, "application/json", """{"access_token":"a","refresh_token":"r","token_type":"Bearer","expires_in":"3600"}""", 400)]
    [InlineData(200, "application/json", """{"access_token":"a","refresh_token":"r","token_type":"Bearer","expires_in":359}""", 400)]
    public async Task Only_a_right_answer_links(int partnerStatus, string contentType, string json, int status)
    {
        _bench.Partner.Answer = context => PartnerStub.Json(context, json, partnerStatus, contentType);
        var (answered, body) = await _bench.Enable((await _bench.Pair()).Access);
        answered.ShouldBe(status);
        if (status == 400)
            body!.ToJsonString().ShouldBe("""{"message":"Invalid account linking credentials"}""");
        (await _bench.Control.Enablements()).Count.ShouldBe(status == 201 ? 1 : 0);
        var call = (await _bench.Control.Calls(CallEndpoints.PartnerToken)).ShouldHaveSingleItem();
        call.Status.ShouldBe(partnerStatus);
        (call.Detail is null).ShouldBe(status == 201);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        _bench.Partner.Answer = context =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = _bench.Partner.TokenUrl;
            return Task.CompletedTask;
        };
        (await _bench.Enable((await _bench.Pair()).Access)).Status.ShouldBe(400);
        _bench.Partner.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_over_64_KiB_is_refused()
    {
        _bench.Partner.Answer = context => PartnerStub.Json(context, Good + new string(' ', 70_000));
        (await _bench.Enable((await _bench.Pair()).Access)).Status.ShouldBe(400);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("http://127.0.0.1:1/token")]
    [InlineData("no url")]
    public async Task A_token_endpoint_that_cannot_be_called_is_a_400(string? tokenUrl)
    {
        await _bench.Control.PutClient(Bench.ClientId, _bench.Client() with { TokenUrl = tokenUrl });
        (await _bench.Enable((await _bench.Pair()).Access)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Check_20_a_token_endpoint_slower_than_4_5_seconds_is_a_400()
    {
        var released = new TaskCompletionSource();
        _bench.Partner.Answer = context => released.Task.WaitAsync(context.RequestAborted);
        var (status, body) = await _bench.Enable((await _bench.Pair()).Access);
        released.SetResult();
        status.ShouldBe((int)HttpStatusCode.BadRequest);
        body!["message"]!.GetValue<string>().ShouldBe("Invalid account linking credentials");
        (await _bench.Control.Calls(CallEndpoints.PartnerToken)).Single().Detail!.ShouldContain("4.5 s");
    }

    [Fact]
    public async Task Alexa_refreshes_the_partners_pair_on_request()
    {
        await _bench.Enable((await _bench.Pair()).Access);
        var enablement = await _bench.Control.RefreshPartnerPair("user-na", Bench.Skill);
        enablement.PartnerAccessToken.ShouldBe("partner-access-2");
        _bench.Partner.Requests[1].Body.ShouldBe("grant_type=refresh_token&refresh_token=partner-refresh-1&client_id=alexa");
        (await Should.ThrowAsync<HttpRequestException>(_bench.Control.RefreshPartnerPair("user-eu", Bench.Skill))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
