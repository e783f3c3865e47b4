using Orleans.Storage;

namespace Platform.Cluster.Tests.Hosting;

/// <summary>The storage of a silo, as long as it lives.</summary>
internal sealed class LifelineStorage(IGrainStorage inner, Lifeline lifeline) : IGrainStorage
{
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await lifeline.Pass();
        await inner.ReadStateAsync(stateName, grainId, grainState);
        await lifeline.Pass();
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await lifeline.Pass();
        await inner.WriteStateAsync(stateName, grainId, grainState);
        await lifeline.Pass();
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await lifeline.Pass();
        await inner.ClearStateAsync(stateName, grainId, grainState);
        await lifeline.Pass();
    }
}
