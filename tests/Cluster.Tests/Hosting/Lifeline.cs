using Orleans.Storage;

namespace Platform.Cluster.Tests.Hosting;

/// <summary>
/// What a silo of this process still reaches. A killed silo's code would run on here, unlike in a process that was killed; with its lifeline cut
/// nothing of it reaches Amazon or the storage any more, and what is under way never comes to an end.
/// </summary>
internal sealed class Lifeline
{
    private readonly TaskCompletionSource _never = new();

    private volatile bool _cut;

    public void Cut() => _cut = true;

    /// <summary>Passes while the silo lives.</summary>
    public Task Pass() => _cut ? _never.Task : Task.CompletedTask;

    /// <summary>Puts this between a silo and its storage and its way to Amazon.</summary>
    public void Install(IServiceCollection services)
    {
        var before = services.Last(service => service.ServiceType == typeof(IGrainStorage) && !service.IsKeyedService);
        services.AddSingleton<IGrainStorage>(provider => new LifelineStorage((IGrainStorage)before.ImplementationFactory!(provider), this));
        services.ConfigureHttpClientDefaults(clients => clients.AddHttpMessageHandler(() => new LifelineHandler(this)));
    }
}
