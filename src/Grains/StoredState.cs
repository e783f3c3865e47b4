namespace Platform.Grains;

/// <summary>The one way in which the small grains write: a failed write leaves what was committed.</summary>
internal static class StoredState
{
    /// <summary>Writes <paramref name="next"/>; where that fails, the state in memory is again what it was, and the exception goes on.</summary>
    public static async Task Commit<TState>(this IPersistentState<TState> stored, TState next)
    {
        var before = stored.State;
        stored.State = next;
        try
        {
            await stored.WriteStateAsync();
        }
        catch
        {
            stored.State = before;
            throw;
        }
    }
}
