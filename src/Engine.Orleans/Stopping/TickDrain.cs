using Microsoft.Extensions.Hosting;

namespace Platform.Engine.Orleans.Stopping;

/// <summary>
/// A stop lets running ticks end while everything else of the process still serves: the flow of a link may be at Amazon, which calls this very
/// process for a token. What takes longer than the longest single step of a flow goes on elsewhere, or after the restart.
/// </summary>
internal sealed class TickDrain(RunningTicks ticks, TimeProvider time) : IHostedLifecycleService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (ticks.Any && time.GetElapsedTime(began) < Patience && !cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, time, CancellationToken.None);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
