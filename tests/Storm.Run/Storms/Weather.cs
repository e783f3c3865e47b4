using Platform.AmazonSimulator.Contract;
using Platform.Storm.Run.Worlds;

namespace Platform.Storm.Run.Storms;

/// <summary>
/// How Amazon is in one life of the platform: slow by some amount, so that kills meet calls on their way, and once it hangs up.
/// </summary>
internal sealed class Weather(StormWorld world, Random random)
{
    // The simulator's own word on it; the platform is told a minute, the shortest that it believes.
    private const int AccessTokenSeconds = 10;

    private static readonly TokenSettings Brief = new() { LifetimeSeconds = AccessTokenSeconds, ExpiresInValue = 60 };

    /// <summary>Access tokens live briefly from here on.</summary>
    public Task ShortenTokens() => world.Control.SetTokens(Brief);

    /// <summary>The storm is over: access tokens live as long as they do at Amazon.</summary>
    public Task Clear() => world.Control.SetTokens(new TokenSettings());

    /// <summary>Changes for the next life.</summary>
    public async Task Change()
    {
        // The answer to one refresh is cut off after Amazon has acted on it.
        await world.Control.AddFault(
            new FaultScript { Endpoint = CallEndpoints.TokenRefresh, Skip = random.Next(15), Reset = FaultReset.After });
        await Slow(CallEndpoints.TokenRefresh, random.Next(100), random.Next(300));
        await Slow(CallEndpoints.TokenExchange, random.Next(50), random.Next(200));
        await Slow(CallEndpoints.EnablementPost, random.Next(50), random.Next(200));
    }

    private Task<FaultRecord> Slow(string endpoint, int before, int after) => world.Control.AddFault(
        new FaultScript { Endpoint = endpoint, Times = 0, DelayBeforeMs = before, DelayMs = after });
}
