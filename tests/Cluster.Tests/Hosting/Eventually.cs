namespace Platform.Cluster.Tests.Hosting;

/// <summary>What comes true when a cluster has noticed that a silo is gone.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongLimit = TimeSpan.FromMinutes(4);

    /// <summary>Asks until it holds; fails after four minutes.</summary>
    public static async Task Holds(Func<Task<bool>> condition)
    {
        var limit = DateTime.UtcNow + LongLimit;
        while (!await condition())
        {
            DateTime.UtcNow.ShouldBeLessThan(limit);
            await Task.Delay(TimeSpan.FromMilliseconds(500));
        }
    }

    /// <summary>Calls until the call meets a silo that lives.</summary>
    public static async Task<T> Answer<T>(Func<Task<T>> call)
    {
        var limit = DateTime.UtcNow + Limit;
        while (true)
        {
            try
            {
                return await call();
            }
            catch (Exception failure) when (failure is OrleansException or TimeoutException && DateTime.UtcNow < limit)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200));
            }
        }
    }
}
