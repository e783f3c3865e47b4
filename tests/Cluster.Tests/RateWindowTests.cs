using Microsoft.Extensions.Logging;
using Platform.Engine;
using Platform.Engine.Orleans.Redis;
using Platform.Engine.Orleans.Settings;
using Platform.Tests.Clocks;
using Platform.Tests.Servers;

namespace Platform.Cluster.Tests;

/// <summary>Token buckets that front ends share in a Redis, and what they answer when it is silent.</summary>
public sealed class RateWindowTests : IAsyncLifetime
{
    // So slow that no token comes back while a test runs.
    private static readonly RateLimit Slow = new(TimeSpan.FromHours(1), 3);

    private readonly List<RedisConnection> _connections = [];
    private readonly ManualClock _clock = new();
    private readonly CountingLogger<RedisRateWindows> _log = new();
    private RedisServer _redis = null!;

    public async Task InitializeAsync() => _redis = await RedisServer.Start();

    public async Task DisposeAsync()
    {
        foreach (var connection in _connections)
        {
            await connection.DisposeAsync();
        }

        await _redis.DisposeAsync();
    }

    [Fact]
    public async Task All_front_ends_take_from_one_bucket()
    {
        var (first, second) = (FrontEnd(), FrontEnd());
        (await Answer(first, "key")).ShouldBe(new RateWindow(true, 2, TimeSpan.FromHours(1)));
        var last = await Answer(second, "key", tokens: 2);
        (last.Taken, last.Left).ShouldBe((true, 0));
        var refused = await Answer(first, "key");
        (refused.Taken, refused.Left).ShouldBe((false, 0));
        refused.Next.ShouldBeInRange(TimeSpan.FromMinutes(59), TimeSpan.FromHours(1));
        (await Answer(second, "other")).Taken.ShouldBeTrue();
        (await Answer(FrontEnd("another-service"), "key")).Left.ShouldBe(2);
    }

    [Fact]
    public async Task Front_ends_that_take_at_once_get_what_there_is_and_no_more()
    {
        RedisRateWindows[] frontEnds = [FrontEnd(), FrontEnd(), FrontEnd()];
        await Task.WhenAll(frontEnds.Select(each => Answer(each, "warm")));
        var limit = Slow with { Burst = 100 };
        var answers = await Task.WhenAll(Enumerable.Range(0, 300).Select(call => Answer(frontEnds[call % 3], "key", 1, limit)));
        answers.Count(answer => answer.Taken).ShouldBe(100);
    }

    [Fact]
    public async Task Tokens_come_back_with_the_time_of_Redis_and_a_full_bucket_leaves_nothing_behind()
    {
        var limit = new RateLimit(TimeSpan.FromMilliseconds(50), 2);
        var windows = FrontEnd();
        await Answer(windows, "key", 2, limit);
        var redis = await _connections[0].Database();
        (await redis.KeyTimeToLiveAsync("service/rate/key")).ShouldNotBeNull().ShouldBeLessThanOrEqualTo(TimeSpan.FromMilliseconds(100));
        await Eventually.Answer(async () => (await Answer(windows, "key", 2, limit)).Taken ? true : throw new TimeoutException());
        await Eventually.Answer(async () => await redis.KeyExistsAsync("service/rate/key") ? throw new TimeoutException() : true);
    }

    [Fact]
    public async Task Where_the_time_of_Redis_went_back_the_bucket_is_empty_and_fills_from_there()
    {
        var windows = FrontEnd();
        await Answer(windows, "key");
        var redis = await _connections[0].Database();
        await redis.StringSetAsync("service/rate/key", DateTimeOffset.UtcNow.AddDays(365).ToUnixTimeMilliseconds() * 1_000);
        var refused = await Answer(windows, "key");
        (refused.Taken, refused.Next).ShouldBe((false, TimeSpan.FromHours(1)));
        (await Answer(windows, "key")).Next.ShouldBeLessThan(TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task Where_Redis_is_silent_the_caller_counts_alone_after_250_ms_and_the_log_says_so_once_a_minute()
    {
        var windows = FrontEnd();
        await Answer(windows, "key");

        // By a connection of its own: that of the windows will hang.
        await using var operation = new RedisConnection(new ClusterSettings { Redis = _redis.Configuration });
        var redis = await operation.Database();
        await redis.ExecuteAsync("CLIENT", "PAUSE", "60000", "WRITE");

        var silent = windows.Take("key", 1, Slow);
        _clock.Advance(TimeSpan.FromMilliseconds(249));
        silent.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        (await silent).ShouldBeNull();
        _log.Lines.ShouldBe(1);

        // Left alone for a second: nobody waits for it.
        var alone = windows.Take("key", 1, Slow);
        alone.IsCompletedSuccessfully.ShouldBeTrue();
        (await alone).ShouldBeNull();

        _clock.Advance(TimeSpan.FromSeconds(2));
        var turn = windows.Take("key", 1, Slow);
        var others = windows.Take("key", 1, Slow);
        others.IsCompletedSuccessfully.ShouldBeTrue();
        _clock.Advance(TimeSpan.FromMilliseconds(250));
        (await turn).ShouldBeNull();
        (await others).ShouldBeNull();
        _log.Lines.ShouldBe(1);

        _clock.Advance(TimeSpan.FromMinutes(1));
        var later = windows.Take("key", 1, Slow);
        _clock.Advance(TimeSpan.FromMilliseconds(250));
        (await later).ShouldBeNull();
        _log.Lines.ShouldBe(2);

        await redis.ExecuteAsync("CLIENT", "UNPAUSE");
        _clock.Advance(TimeSpan.FromSeconds(2));
        (await Answer(windows, "another")).Left.ShouldBe(2);
        (await Answer(windows, "another")).Left.ShouldBe(1);
    }

    private static async Task<RateWindow> Answer(RedisRateWindows windows, string key, int tokens = 1, RateLimit? limit = null) =>
        (await windows.Take(key, tokens, limit ?? Slow)).ShouldNotBeNull();

    private RedisRateWindows FrontEnd(string service = "service")
    {
        var settings = new ClusterSettings { Redis = _redis.Configuration, ServiceId = service };
        _connections.Add(new RedisConnection(settings));
        return new RedisRateWindows(_connections[^1], settings, _clock, _log);
    }

    private sealed class CountingLogger<T> : ILogger<T>
    {
        public int Lines { get; private set; }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines++;
    }
}
