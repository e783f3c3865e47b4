namespace Platform.Engine.Orleans.Stopping;

/// <summary>Counts the timer ticks that run on this silo. Orleans shows each to call filters as a call of <c>IGrainTimerInvoker</c>.</summary>
internal sealed class RunningTicks : IIncomingGrainCallFilter
{
    private int _running;

    /// <summary>True while one runs.</summary>
    public bool Any => Volatile.Read(ref _running) > 0;

    /// <inheritdoc/>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (!context.InterfaceName.EndsWith("IGrainTimerInvoker", StringComparison.Ordinal))
        {
            await context.Invoke();
            return;
        }

        Interlocked.Increment(ref _running);
        try
        {
            await context.Invoke();
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }
}
