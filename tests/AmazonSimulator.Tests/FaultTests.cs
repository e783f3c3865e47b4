using System.Net;
using Platform.AmazonSimulator.Contract;

namespace Platform.AmazonSimulator.Tests;

/// <summary>What the control API can make go wrong.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private readonly Bench _bench = new();

    public Task InitializeAsync() => _bench.InitializeAsync();

    public Task DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_status_takes_the_place_of_the_effect_once()
    {
        var code = await _bench.Code();
        await Fault(new() { Endpoint = CallEndpoints.TokenExchange, Status = 503, Body = "<html>", ContentType = "text/html", Headers = new Dictionary<string, string> { ["Retry-After"] = "7" } });
        using var response = await _bench.Http.PostAsync(_bench.Amazon.TokenUrl, new FormUrlEncodedContent(Bench.Exchange(code)));
        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(7));
        (await response.Content.ReadAsStringAsync()).ShouldBe("<html>");
        (await _bench.Control.Grants()).Codes.Single().Presented.ShouldBe(0);
        (await _bench.Token(Bench.Exchange(code))).Status.ShouldBe(200);
        var fault = (await _bench.Control.Faults()).ShouldHaveSingleItem();
        (fault.Struck, fault.Spent).ShouldBe((1, true));
        (await _bench.Control.Calls())[0].Fault.ShouldBe(fault.Id);
    }

    [Fact]
    public async Task After_the_effect_the_answer_lies_and_may_quote_the_truth()
    {
        var code = await _bench.Code();
        await Fault(new() { Endpoint = CallEndpoints.TokenExchange, AfterEffect = true, Status = 500 });
        using (var response = await _bench.Http.PostAsync(_bench.Amazon.TokenUrl, new FormUrlEncodedContent(Bench.Exchange(code))))
        {
            response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
            (await response.Content.ReadAsStringAsync()).ShouldBeEmpty();
        }

        (await _bench.Control.Grants()).Codes.Single().Spent.ShouldBe(1);
        await Fault(new()
        {
            Endpoint = CallEndpoints.TokenExchange,
            AfterEffect = true,
            Body = """{"access_token":"{{access_token}}","token_type":"BEARER","expires_in":0,"x":"{{nothing}}"}""",
        });
        var (status, body) = await _bench.Token(Bench.Exchange(await _bench.Code()));
        status.ShouldBe(200);
        body!["access_token"]!.GetValue<string>().ShouldBe((await _bench.Control.Grants()).Pairs[1].AccessToken);
        body["x"]!.GetValue<string>().ShouldBe("{{nothing}}");
    }

    [Theory]
    [InlineData(FaultReset.Before, 0)]
    [InlineData(FaultReset.After, 1)]
    [InlineData(FaultReset.During, 1)]
    public async Task A_reset_cuts_the_connection_before_or_after_the_effect(FaultReset reset, int spent)
    {
        var code = await _bench.Code();
        await Fault(new() { Endpoint = CallEndpoints.TokenExchange, Reset = reset });
        await Should.ThrowAsync<HttpRequestException>(_bench.Token(Bench.Exchange(code)));
        var call = (await _bench.Control.WaitForCalls(CallEndpoints.TokenExchange, phase: CallPhase.Answered)).ShouldHaveSingleItem();
        call.Status.ShouldBe(0);
        var grants = await _bench.Control.Grants();
        grants.Codes.Single().Spent.ShouldBe(spent);
        grants.Pairs.Count(pair => pair.Call == call.Id).ShouldBe(spent);
    }

    [Fact]
    public async Task Faults_choose_by_user_and_client_and_skip_and_count()
    {
        await _bench.Control.PutClient("other", _bench.Client());
        var na = await _bench.Pair();
        var eu = await _bench.Pair("user-eu");
        await Fault(new() { Endpoint = CallEndpoints.TokenRefresh, User = "user-eu", Skip = 1, Times = 2, Status = 429 });
        await Fault(new() { Endpoint = CallEndpoints.TokenRefresh, ClientId = "other", Times = 0, Status = 500 });
        (await Statuses(na.Refresh, 4)).ShouldBe([200, 200, 200, 200]);
        (await Statuses(eu.Refresh, 5)).ShouldBe([200, 429, 429, 200, 200]);
        await _bench.Control.ClearFaults();
        (await _bench.Control.Faults()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Faults_of_one_endpoint_strike_in_the_order_they_came_and_always_means_until_cleared()
    {
        var (_, refresh) = await _bench.Pair();
        await Fault(new() { Endpoint = CallEndpoints.TokenRefresh, Status = 429 });
        await Fault(new() { Endpoint = CallEndpoints.TokenRefresh, Status = 503, Times = 0 });
        (await Statuses(refresh, 4)).ShouldBe([429, 503, 503, 503]);
        await _bench.Control.ClearFaults();
        (await Statuses(refresh, 1)).ShouldBe([200]);
    }

    [Fact]
    public async Task A_delay_holds_the_answer_back_after_the_effect()
    {
        var code = await _bench.Code();
        await Fault(new() { Endpoint = CallEndpoints.TokenExchange, DelayMs = 600_000 });
        using var caller = new CancellationTokenSource();
        var exchange = _bench.Http.PostAsync(_bench.Amazon.TokenUrl, new FormUrlEncodedContent(Bench.Exchange(code)), caller.Token);
        await _bench.Control.WaitForCalls(CallEndpoints.TokenExchange, phase: CallPhase.Applied);
        (await _bench.Control.Grants()).Codes.Single().Spent.ShouldBe(1);
        exchange.IsCompleted.ShouldBeFalse();
        await caller.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(exchange);
        (await _bench.Control.WaitForCalls(CallEndpoints.TokenExchange, phase: CallPhase.Answered)).Single().Status.ShouldBe(0);
    }

    [Fact]
    public async Task A_delay_before_the_effect_lets_it_come_after_the_caller_has_gone()
    {
        var code = await _bench.Code();
        await Fault(new() { Endpoint = CallEndpoints.TokenExchange, DelayBeforeMs = 2_000 });
        using var caller = new CancellationTokenSource();
        var exchange = _bench.Http.PostAsync(_bench.Amazon.TokenUrl, new FormUrlEncodedContent(Bench.Exchange(code)), caller.Token);
        await _bench.Control.WaitForCalls(CallEndpoints.TokenExchange);
        await caller.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(exchange);
        await _bench.Control.WaitForCalls(CallEndpoints.TokenExchange, phase: CallPhase.Answered);
        (await _bench.Control.Grants()).Codes.Single().Spent.ShouldBe(1);
    }

    [Fact]
    public async Task A_body_may_be_huge_or_trickle()
    {
        var (access, _) = await _bench.Pair();
        await Fault(new() { Endpoint = CallEndpoints.Endpoint, Status = 200, Body = new string('x', 1000), Repeat = 1000 });
        using var request = new HttpRequestMessage(HttpMethod.Get, _bench.Amazon.ApiUrl + "/v1/alexaApiEndpoint");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {access}");
        using var response = await _bench.Http.SendAsync(request);
        (await response.Content.ReadAsStringAsync()).Length.ShouldBe(1_000_000);

        await Fault(new() { Endpoint = CallEndpoints.Endpoint, ByteDelayMs = 5 });
        (await _bench.Api(HttpMethod.Get, "/v1/alexaApiEndpoint", $"Bearer {access}")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData(null, null, false, FaultReset.After, 1)]
    [InlineData(null, null, false, FaultReset.Before, 0)]
    [InlineData(500, null, false, null, 0)]
    [InlineData(500, null, true, null, 1)]
    [InlineData(null, "{}", true, null, 1)]
    public async Task The_partners_endpoint_can_be_made_to_fail_from_Alexas_side(int? status, string? body, bool afterEffect, FaultReset? reset, int reached)
    {
        await Fault(new() { Endpoint = CallEndpoints.PartnerToken, Status = status, Body = body, AfterEffect = afterEffect, Reset = reset });
        (await _bench.Enable((await _bench.Pair()).Access)).Status.ShouldBe(400);
        _bench.Partner.Requests.Count.ShouldBe(reached);
        (await _bench.Control.Enablements()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"endpoint":"token"}""")]
    [InlineData("""{"endpoint":"endpoint","status":99}""")]
    [InlineData("""{"endpoint":"endpoint","delayMs":600001}""")]
    [InlineData("""{"endpoint":"endpoint","times":-1}""")]
    [InlineData("""{"endpoint":"endpoint","repeat":0}""")]
    [InlineData("""{"endpoint":"endpoint","reset":"later"}""")]
    [InlineData("""{"endpoint":"endpoint","unknown":1}""")]
    [InlineData("""{"status":500}""")]
    public async Task A_script_that_makes_no_sense_is_refused_in_words(string json)
    {
        var (status, body) = await _bench.Api(HttpMethod.Post, "/_control/faults", null, json);
        status.ShouldBe(400);
        body!["message"]!.GetValue<string>().ShouldNotBeNullOrEmpty();
    }

    private Task<FaultRecord> Fault(FaultScript script) => _bench.Control.AddFault(script);

    private async Task<List<int>> Statuses(string refreshToken, int count)
    {
        List<int> statuses = [];
        for (var i = 0; i < count; i++)
        {
            using var response = await _bench.Http.PostAsync(_bench.Amazon.TokenUrl, new FormUrlEncodedContent(Bench.Refresh(refreshToken)));
            statuses.Add((int)response.StatusCode);
        }

        return statuses;
    }
}
