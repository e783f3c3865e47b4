using Platform.Engine;
using Platform.Vault;

namespace Platform.Api.Health;

/// <summary>
/// Tells whether this process can serve: store writable, engine joined, keys loaded, not draining (api.md 6). The store is tried with a real
/// write, so one look serves everybody who asks within a second: no stranger can make the store write by asking.
/// </summary>
internal sealed class Readiness(IEngineHealth engine, IKeyRing keys, IHostApplicationLifetime lifetime)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private Task<EngineHealth>? _look;
    private long _since;

    /// <summary>Why the process is not ready; empty where it is.</summary>
    public async Task<IReadOnlyList<string>> Faults()
    {
        var health = await Look();
        var faults = new List<string>();
        Note(!health.StoreWritable, "the store cannot be written");
        Note(!health.Joined, "the engine has not started");
        Note(!keys.IsLoaded, "the vault's keys are not loaded");
        Note(health.Draining || lifetime.ApplicationStopping.IsCancellationRequested, "the process is stopping");
        return faults;

        void Note(bool fault, string words)
        {
            if (fault)
            {
                faults.Add(words);
            }
        }
    }

    private async Task<EngineHealth> Look()
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
