namespace Platform.Engine.Orleans.Health;

/// <summary>Writes a small record when asked.</summary>
internal sealed class ProbeGrain([PersistentState("probe")] IPersistentState<ProbeState> stored) : Grain, IProbeGrain
{
    /// <inheritdoc/>
    public Task Write()
    {
        stored.State = new ProbeState { Count = unchecked(stored.State.Count + 1) };
        return stored.WriteStateAsync();
    }
}
