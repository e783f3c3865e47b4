using Microsoft.Extensions.DependencyInjection;
using Platform.Api.Tests.Hosting;

namespace Platform.Api.Tests;

/// <summary>The token bucket of each key, over HTTP. Each test empties keys of its own; the operator's fills before each.</summary>
public sealed class RateLimitTests(LimitedApi limited) : IClassFixture<LimitedApi>, IAsyncLifetime
{
    private const string Policy = "\"default\";q=3;w=2";

    private static readonly string[] Skills = ["skills"];

    private readonly ApiHost _host = limited.Host;
    private TestPartner _partner = null!;

    public async Task InitializeAsync()
    {
        Refill();
        _partner = await _host.NewPartner();
        Refill();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_bucket_empties_refuses_and_fills_again_and_every_answer_tells_it()
    {
        foreach (var left in new[] { 2, 1, 0 })
        {
            var answer = await _partner.Api.Get("/v1/skills");
            answer.Status.ShouldBe(200);
            answer.Headers["RateLimit-Policy"].ShouldBe(Policy);
            answer.Headers["RateLimit"].ShouldBe($"\"default\";r={left};t=1");
            answer.Headers.Keys.ShouldNotContain("Retry-After");
        }

        (await _partner.Api.Get("/v1/skills")).ShouldBeProblem(429, "rate.limited");
        _host.Clock.Advance(TimeSpan.FromSeconds(0.5));
        (await _partner.Api.Get("/v1/skills")).Headers["RateLimit"].ShouldBe("\"default\";r=0;t=1");
        (await _partner.Api.Get("/v1/skills")).Status.ShouldBe(429);
        _host.Clock.Advance(TimeSpan.FromHours(1));
        (await _partner.Api.Get("/v1/skills")).Headers["RateLimit"].ShouldBe("\"default\";r=2;t=1");
    }

    [Fact]
    public async Task A_refusal_is_a_problem_that_says_when_to_come_back()
    {
        await Empty(_partner.Api);
        var refused = await _partner.Api.Get("/v1/skills");
        refused.ShouldBeProblem(429, "rate.limited");
        refused.Body.ShouldBe(
            $$"""{"type":"{{_host.Url}}/docs/errors#rate.limited","title":"Too many requests","status":429,"detail":"The key's budget is used up. Repeat the call after `Retry-After`.","code":"rate.limited","retryable":true,"restart":false,"userMessage":null,"traceId":"{{refused.Headers["X-Trace-Id"]}}"}""");
        refused.Headers["Retry-After"].ShouldBe("1");
        refused.Headers["RateLimit-Policy"].ShouldBe(Policy);
        refused.Headers["RateLimit"].ShouldBe("\"default\";r=0;t=1");
        refused.Headers["Cache-Control"].ShouldBe("no-store");
    }

    [Fact]
    public async Task Another_key_is_unaffected_even_of_the_same_partner()
    {
        var second = await _host.Client(ApiHost.OperatorKey).Post($"/v1/partners/{_partner.Id}/keys", new { name = "second", scopes = Skills });
        await Empty(_partner.Api);
        (await _partner.Api.Get("/v1/skills")).Status.ShouldBe(429);
        (await _host.Client(second.Text("key")).Get("/v1/skills")).Headers["RateLimit"].ShouldBe("\"default\";r=2;t=1");
    }

    [Fact]
    public async Task The_operators_key_has_a_bucket_too()
    {
        var client = _host.Client(ApiHost.OperatorKey);
        await Empty(client);
        (await client.Get("/v1/partners")).ShouldBeProblem(429, "rate.limited");
        Refill();
        (await client.Get("/v1/partners")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Failures_count_and_tell_as_well()
    {
        (await _partner.Api.Get("/v1/partners")).ShouldBeProblem(403, "auth.scope").Headers["RateLimit"].ShouldBe("\"default\";r=2;t=1");
        (await _partner.Api.Get("/v1/nowhere")).ShouldBeProblem(404, "route.unknown").Headers["RateLimit"].ShouldBe("\"default\";r=1;t=1");
        using var body = ApiClient.Raw("{");
        (await _partner.Api.Send(HttpMethod.Post, "/v1/callback", body)).ShouldBeProblem(400, "request.invalid").Headers["RateLimit"].ShouldBe("\"default\";r=0;t=1");
    }

    [Fact]
    public async Task The_refusal_comes_before_the_body_is_read()
    {
        await Empty(_partner.Api);
        using var body = ApiClient.Raw(new byte[100_000]);
        (await _partner.Api.Send(HttpMethod.Post, "/v1/callback", body)).ShouldBeProblem(429, "rate.limited");
    }

    [Fact]
    public async Task Calls_without_a_key_are_not_counted()
    {
        for (var call = 0; call < 10; call++)
        {
            var none = await _host.Client(null).Get("/v1/skills");
            none.ShouldBeProblem(401, "auth.invalid").Headers.Keys.ShouldNotContain("RateLimit");
            (await _host.Client(null).Get("/health/live")).Headers.Keys.ShouldNotContain("RateLimit-Policy");
        }
    }

    [Fact]
    public async Task Made_up_keys_are_looked_up_as_often_as_one_bucket_of_their_address_allows()
    {
        for (var call = 0; call < LimitedApi.Burst; call++)
        {
            (await _host.Client(MadeUp()).Get("/v1/skills")).ShouldBeProblem(401, "auth.invalid").Headers.Keys.ShouldNotContain("RateLimit");
        }

        var refused = await _host.Client(MadeUp()).Get("/v1/skills");
        refused.ShouldBeProblem(429, "rate.limited", "wrong keys").Headers["Retry-After"].ShouldBe("1");
        refused.Headers.Keys.ShouldNotContain("RateLimit");
        refused.Headers.Keys.ShouldNotContain("WWW-Authenticate");

        // What costs no look-up is answered as ever, and what needs no key is not refused.
        (await _host.Client("nonsense").Get("/v1/skills")).ShouldBeProblem(401, "auth.invalid");
        (await _host.Client(MadeUp()).Get("/health/live")).Status.ShouldBe(200);
        Refill();
        (await _host.Client(MadeUp()).Get("/v1/skills")).ShouldBeProblem(401, "auth.invalid");
    }

    [Fact]
    public async Task A_key_in_use_here_is_not_shut_out_by_made_up_ones_from_its_address()
    {
        (await _partner.Api.Get("/v1/skills")).Status.ShouldBe(200);
        _host.Services.GetRequiredService<Auth.ApiKeyDirectory>().Forget(new(_partner.Id), _partner.KeyId);
        for (var call = 0; call <= LimitedApi.Burst; call++)
        {
            await _host.Client(MadeUp()).Get("/v1/skills");
        }

        (await _host.Client(MadeUp()).Get("/v1/skills")).Status.ShouldBe(429);
        (await _partner.Api.Get("/v1/skills")).Status.ShouldBe(200);
    }

    private static string MadeUp() => Auth.NewKey.Of(new("nobody")).Text;

    private static async Task Empty(ApiClient client)
    {
        for (var call = 0; call < LimitedApi.Burst; call++)
        {
            (await client.Get("/v1/skills")).Status.ShouldNotBe(429);
        }
    }

    private void Refill() => _host.Clock.Advance(TimeSpan.FromMinutes(1));
}
