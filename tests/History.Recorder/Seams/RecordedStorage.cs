using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Platform.Grains.Ids;
using Platform.Grains.Links;
using Platform.History.Events;

namespace Platform.History.Recorder.Seams;

/// <summary>The storage of all grains; what is read and written of links is recorded.</summary>
internal sealed class RecordedStorage(IGrainStorage real, HistoryFile history, WorkingLink working, Pictures pictures) : IGrainStorage
{
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        LinkKey? link = typeof(T) == typeof(LinkState) ? working.Note(grainId) : null;
        await real.ReadStateAsync(stateName, grainId, grainState);
        if (link is { } key && grainState.State is LinkState state)
        {
            var found = await pictures.Of(key, state);
            history.Say((life, at) => new Found($"{key}", life, at, found));
        }
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (grainState.State is not LinkState state)
        {
            await real.WriteStateAsync(stateName, grainId, grainState);
            return;
        }

        var link = working.Note(grainId);
        var next = await pictures.Of(link, state);
        history.Say((life, at) => new Storing($"{link}", life, at, next));
        await real.WriteStateAsync(stateName, grainId, grainState);
        history.Say((life, at) => new Stored($"{link}", life, at, next));
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        real.ClearStateAsync(stateName, grainId, grainState);
}
