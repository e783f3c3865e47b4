using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Platform.Engine.Embedded.Activations;

/// <summary>Sends idle activations away by their age.</summary>
internal sealed class Collector(
    Catalog catalog,
    EngineSettings settings,
    [FromKeyedServices(TimeProviderNames.ActivationManagement)] TimeProvider clock) : IDisposable
{
    private ITimer? _timer;

    public void Start() => _timer = clock.CreateTimer(
        _ => catalog.Collect(clock.GetUtcNow() - settings.CollectionAge), null, settings.CollectionQuantum, settings.CollectionQuantum);

    public void Dispose() => _timer?.Dispose();
}
