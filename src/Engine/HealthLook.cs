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
    public Task<EngineHealth> Look()
    {
        lock (_lock)
        {
            if (_look is null || (_look.IsCompleted && TimeProvider.System.GetElapsedTime(_since) > Fresh))
                (_since, _look) = (TimeProvider.System.GetTimestamp(), Check());
            return _look;
        }
    }

    private async Task<EngineHealth> Check()
    {
        var check = engine.Check(CancellationToken.None);
        return await Task.WhenAny(check, Task.Delay(Patience)) == check ? await check : new EngineHealth(StoreWritable: false, Joined: true, Draining: false);
    }
}
