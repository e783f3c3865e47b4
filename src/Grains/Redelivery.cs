namespace Platform.Grains;

/// <summary>
/// Makes a call of a grain again that was rejected because the grain's node has gone: as soon as the cluster knows, another node answers it. Only for
/// calls that may be made twice, since the first may have been carried out before its node went.
/// </summary>
public static class Redelivery
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>How long what a request needs to begin with is asked for: a skill, a key. Requests of ours are answered by 20 s, Alexa's by 4.5 s.</summary>
    public static readonly TimeSpan Brief = TimeSpan.FromSeconds(2);

    /// <summary>How long work in the background insists: longer than a cluster takes to notice that a node has gone.</summary>
    public static readonly TimeSpan Long = TimeSpan.FromSeconds(15);

    /// <summary>Makes a call until it is answered.</summary>
    /// <param name="call">The call; it may be made twice.</param>
    /// <param name="patience">How long; the call under way is not cut off.</param>
    /// <param name="time">Measures it.</param>
    /// <exception cref="OrleansMessageRejectionException">It was rejected for as long as that.</exception>
    public static async Task<T> Of<T>(Func<Task<T>> call, TimeSpan patience, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(time);
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                return await call();
            }
            catch (OrleansMessageRejectionException) when (time.GetElapsedTime(started) + Pause < patience)
            {
                await Task.Delay(Pause, time);
            }
        }
    }
}
