namespace Platform.Engine;

/// <summary>
/// Looks at the engine's health. The store is tried with a real write, so one look serves everybody who asks within a second: no stranger can
/// make the store write by asking.
/// </summary>
public sealed class HealthLook(IEngineHealth engine)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private Task<EngineHealth>? _look;
    private long _since;

    /// <summary>The engine's health, at most a second old. An engine that does not say within 5 s cannot write.</summary>
    public async Task<EngineHealth> Look()
    {
        Task<EngineHealth> look;
        lock (_lock)
        {
            if (_look is null || (_look.IsCompleted && TimeProvider.System.GetElapsedTime(_since) > Fresh))
            {
                _since = TimeProvider.System.GetTimestamp();
                _look = engine.Check(CancellationToken.None);
            }

            look = _look;
        }

        try
        {
            return await look.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            return new EngineHealth(StoreWritable: false, Joined: true, Draining: false);
        }
    }
}
