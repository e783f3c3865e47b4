using Microsoft.Extensions.Logging;
using Platform.Engine.Orleans.Settings;

namespace Platform.Engine.Orleans.Redis;

/// <summary>
/// Token buckets in Redis, each as the moment at which it will be full, under <c>{ServiceId}/rate/{key}</c>; the record goes away at that moment. One
/// script looks and takes, on the clock of Redis, since those of front ends differ. Where Redis does not answer within 250 ms it is left alone for a
/// second, so that its silence costs few calls their 250 ms, and then one call tries again for all.
/// </summary>
internal sealed partial class RedisRateWindows(
    RedisConnection connection, ClusterSettings settings, TimeProvider time, ILogger<RedisRateWindows> log) : IRateWindows
{
    // In microseconds: Lua's numbers hold such moments exactly, and not those in ticks.
    private const string Script = """
        local time = redis.call('TIME')
        local now = time[1] * 1000000 + time[2]
        local tokens, interval, burst = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
        local kept = tonumber(redis.call('GET', KEYS[1]) or now)
        local empty = now + interval * burst
        local full = math.min(math.max(kept, now), empty)
        local taken = full + interval * tokens <= empty
        if taken then
          full = full + interval * tokens
        end
        if taken or full < kept then
          redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', math.ceil((full - now) / 1000))
        end
        local filled = empty - full
        local left = math.floor(filled / interval)
        return { taken and 1 or 0, left, (taken and left + 1 or tokens) * interval - filled }
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromMinutes(1);

    // Timestamps; 0: it answers, or nothing was told yet.
    private long _silentSince;
    private long _toldAt;

    /// <inheritdoc/>
    public async ValueTask<RateWindow?> Take(string key, int tokens, RateLimit limit)
    {
        var silent = Volatile.Read(ref _silentSince);
        if (silent != 0 && !IsTurnToTry(silent))
        {
            return null;
        }

        try
        {
            var answer = await Ask(key, tokens, limit).WaitAsync(Patience, time);
            Volatile.Write(ref _silentSince, 0);
            return answer;
        }
        catch (Exception failure)
        {
            // Whatever it is, a limit may vanish and a call of the API must not fail for it.
            CountAlone(failure);
            return null;
        }
    }

    private async Task<RateWindow> Ask(string key, int tokens, RateLimit limit)
    {
        var redis = await connection.Database();
        var interval = (long)Math.Ceiling(limit.Interval.TotalMicroseconds);
        var result = (long[]?)await redis.ScriptEvaluateAsync(Script, [$"{settings.ServiceId}/rate/{key}"], [tokens, interval, limit.Burst]);
        return result is [var taken, var left, var next]
            ? new RateWindow(taken == 1, (int)left, TimeSpan.FromMicroseconds(next))
            : throw new InvalidOperationException("The script answered something else.");
    }

    private bool IsTurnToTry(long silent)
    {
        var now = time.GetTimestamp();
        return time.GetElapsedTime(silent, now) > Pause && Interlocked.CompareExchange(ref _silentSince, now, silent) == silent;
    }

    private void CountAlone(Exception failure)
    {
        var now = time.GetTimestamp();
        Volatile.Write(ref _silentSince, now);
        var told = Volatile.Read(ref _toldAt);
        if ((told == 0 || time.GetElapsedTime(told, now) > BetweenLines) && Interlocked.CompareExchange(ref _toldAt, now, told) == told)
        {
            Unanswered(failure.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis does not answer ({Reason}): rate limits are counted by each process alone until it does")]
    private partial void Unanswered(string reason);
}
