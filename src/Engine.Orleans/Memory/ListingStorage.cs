using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Platform.Engine.Orleans.Memory;

/// <summary>The memory storage of Orleans, which cannot list its keys, with a note of every key that is written.</summary>
internal sealed class ListingStorage([FromKeyedServices(ListingStorage.InnerName)] IGrainStorage inner, ListedKeys keys) : IGrainStorage
{
    /// <summary>The name that Orleans' own memory storage is registered under.</summary>
    public const string InnerName = "PlatformMemory";

    /// <inheritdoc/>
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        inner.ReadStateAsync(stateName, grainId, grainState);

    /// <inheritdoc/>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await inner.WriteStateAsync(stateName, grainId, grainState);
        keys.Add(grainId.Type.ToString()!, grainId.Key.ToString()!);
    }

    /// <inheritdoc/>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await inner.ClearStateAsync(stateName, grainId, grainState);
        keys.Remove(grainId.Type.ToString()!, grainId.Key.ToString()!);
    }
}
