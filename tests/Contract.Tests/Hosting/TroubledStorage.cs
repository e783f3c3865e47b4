namespace Platform.Contract.Tests.Hosting;

/// <summary>The engine's own storage, slower or failing.</summary>
public sealed class TroubledStorage(IGrainStorage inner) : IGrainStorage
{
    public TimeSpan Delay { get; set; }

    public Exception? Failure { get; set; }

    /// <summary>Puts one in front of the default storage.</summary>
    public static void Install(IServiceCollection services)
    {
        var before = services.Last(service => service.ServiceType == typeof(IGrainStorage) && !service.IsKeyedService);
        services.AddSingleton(provider => new TroubledStorage((IGrainStorage)(before.ImplementationInstance
            ?? before.ImplementationFactory?.Invoke(provider)
            ?? ActivatorUtilities.CreateInstance(provider, before.ImplementationType!))));
        services.AddSingleton<IGrainStorage>(provider => provider.GetRequiredService<TroubledStorage>());
    }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        inner.ReadStateAsync(stateName, grainId, grainState);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (Failure is { } failure)
        {
            throw failure;
        }

        await Task.Delay(Delay);
        await inner.WriteStateAsync(stateName, grainId, grainState);
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        inner.ClearStateAsync(stateName, grainId, grainState);
}
