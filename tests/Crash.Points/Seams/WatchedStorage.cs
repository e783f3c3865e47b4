using System.Collections.Concurrent;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Platform.Crash.Points.Names;

namespace Platform.Crash.Points.Seams;

/// <summary>The storage of all grains. A write is named by what it changes.</summary>
internal sealed class WatchedStorage(IGrainStorage real, PassedPoints points, Callers callers) : IGrainStorage
{
    private readonly ConcurrentDictionary<GrainId, object> _known = new();

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await points.Around(callers.Of(grainId), $"read {stateName}", () => real.ReadStateAsync(stateName, grainId, grainState));
        _known[grainId] = grainState.State!;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var next = grainState.State!;
        var name = WriteNames.Of(_known.GetValueOrDefault(grainId), next);
        await points.Around(callers.Of(grainId), $"write {stateName} {name}", () => real.WriteStateAsync(stateName, grainId, grainState));
        _known[grainId] = next;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await points.Around(callers.Of(grainId), $"clear {stateName}", () => real.ClearStateAsync(stateName, grainId, grainState));
        _known.TryRemove(grainId, out _);
    }
}
