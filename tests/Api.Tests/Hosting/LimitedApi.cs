namespace Platform.Api.Tests.Hosting;

/// <summary>The whole program with small buckets: three calls at once, two come back each second of a clock that only the test moves.</summary>
public sealed class LimitedApi : IAsyncLifetime, IDisposable
{
    public const int Burst = 3;

    public LimitedApi() => Host.Clock.Stop();

    public ApiHost Host { get; } = new(("Limits:RequestsPerSecond", "2"), ("Limits:Burst", $"{Burst}"));

    public Task InitializeAsync() => Host.InitializeAsync();

    public Task DisposeAsync() => Host.DisposeAsync();

    public void Dispose() => Host.Dispose();
}
