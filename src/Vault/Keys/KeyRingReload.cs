using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Platform.Vault.Keys;

/// <summary>
/// Looks on a bounded period for what a rotation has done to the data keys; rotations rely on the bound. It is one of real time, whatever
/// the clock of decisions says.
/// </summary>
internal sealed class KeyRingReload(IKeyRing keys, IOptions<VaultOptions> options, ILoggerFactory loggers) : BackgroundService
{
    private readonly ILogger _alerts = loggers.CreateLogger("Platform.Vault");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(options.Value.Reload, stoppingToken);

            // One look that hangs must not cost the bound.
            using var late = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            late.CancelAfter(options.Value.Reload);
            try
            {
                await keys.Reload(late.Token);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                AlertLog.NotReloaded(_alerts, failure);
            }
        }
    }
}
