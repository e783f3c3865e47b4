using Microsoft.Extensions.Hosting;

namespace Platform.Contract.Tests.Hosting;

/// <summary>A service of the host that notes when it is told to stop, as a web server would be.</summary>
public sealed class StopWitness(Probe probe) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken)
    {
        probe.Note("service stopped");
        return Task.CompletedTask;
    }
}
