using Platform.Api.Tests.Hosting;

namespace Platform.Api.Tests;

public sealed class UnlimitedTests : IAsyncLifetime, IDisposable
{
    private readonly ApiHost _host = new(("Limits:RequestsPerSecond", "0"), ("Limits:Burst", "1"));

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_rate_of_zero_refuses_nobody_and_tells_no_limit()
    {
        var partner = await _host.NewPartner();
        for (var call = 0; call < 10; call++)
        {
            var answer = await partner.Api.Get("/v1/skills");
            answer.Status.ShouldBe(200);
            answer.Headers.Keys.ShouldNotContain(name => name.StartsWith("RateLimit", StringComparison.OrdinalIgnoreCase));
            (await _host.Client(Auth.NewKey.Of(new("nobody")).Text).Get("/v1/skills")).ShouldBeProblem(401, "auth.invalid");
        }
    }
}
