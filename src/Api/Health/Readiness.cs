using Platform.Engine;
using Platform.Vault;

namespace Platform.Api.Health;

/// <summary>Tells whether this process can serve: store writable, engine joined, keys loaded, not draining (api.md 6).</summary>
internal sealed class Readiness(HealthLook engine, IKeyRing keys, IHostApplicationLifetime lifetime)
{
    /// <summary>Why the process is not ready; empty where it is.</summary>
    public async Task<IReadOnlyList<string>> Faults()
    {
        var health = await engine.Look();
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
}
