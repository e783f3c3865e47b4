using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Platform.Engine.Orleans.Health;

/// <summary>
/// The cluster as this process sees it: membership from the silo's own status where it is one, gateway and storage by a call to a probe grain
/// that writes. A process on its way out is draining.
/// </summary>
internal sealed class ClusterHealth(IServiceProvider services, IHostApplicationLifetime lifetime) : IEngineHealth
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly string Process = $"{Environment.MachineName}-{Environment.ProcessId}";

    /// <inheritdoc/>
    public async Task<EngineHealth> Check(CancellationToken cancellationToken)
    {
        var draining = lifetime.ApplicationStopping.IsCancellationRequested;
        var written = !draining && await Written(cancellationToken);
        var status = services.GetService<ISiloStatusOracle>()?.CurrentStatus;
        return new EngineHealth(written, status is null ? written : status == SiloStatus.Active, draining);
    }

    private async Task<bool> Written(CancellationToken cancellationToken)
    {
        try
        {
            await services.GetRequiredService<IGrainFactory>().GetGrain<IProbeGrain>(Process).Write().WaitAsync(Patience, cancellationToken);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Whatever it is, calls do not get through: that is the answer.
            return false;
        }
    }
}
