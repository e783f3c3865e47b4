namespace Platform.Engine;

/// <summary>
/// Token buckets that all nodes of a cluster share. They may vanish. An engine whose nodes share none offers no such service, and each process
/// counts alone.
/// </summary>
public interface IRateWindows
{
    /// <summary>Takes tokens out of a bucket, all of them or none. A bucket that was never asked for is full.</summary>
    /// <param name="key">Names the bucket.</param>
    /// <param name="tokens">How many: 1 to the burst.</param>
    /// <param name="limit">The bucket's size and pace, the same for every call with this key.</param>
    /// <returns>Null where the buckets cannot be reached within 250 ms: the caller counts alone. That is no exception.</returns>
    ValueTask<RateWindow?> Take(string key, int tokens, RateLimit limit);
}
