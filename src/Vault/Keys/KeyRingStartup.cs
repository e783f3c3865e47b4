using Microsoft.Extensions.Hosting;

namespace Platform.Vault.Keys;

/// <summary>Loads the keys at start. If that fails, the program does not start: it could neither open nor seal anything.</summary>
internal sealed class KeyRingStartup(IKeyRing keys) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => keys.Load(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
