using System.Collections.Immutable;

namespace Platform.Grains.Vault;

/// <summary>
/// What happens to the set of data keys, as pure functions. A request that does not fit changes nothing: the same instance comes back.
/// </summary>
internal static class DataKeyDecisions
{
    /// <summary>Adds the first key.</summary>
    public static DataKeyState AddFirst(DataKeyState state, StoredDataKey candidate) =>
        state.Keys.IsEmpty ? state with { Keys = [candidate] } : state;

    /// <summary>Adds a key that does not seal yet.</summary>
    public static DataKeyState Add(DataKeyState state, StoredDataKey candidate, uint newest)
    {
        var fits = !state.Keys.IsEmpty
            && state.Keys[^1].KeyId == newest
            && Sealing(state) == newest
            && state.Keys.All(key => key.KeyId != candidate.KeyId);
        return fits ? state with { Keys = state.Keys.Add(candidate), SealingKeyId = newest } : state;
    }

    /// <summary>Lets a key seal that is newer than the one that does.</summary>
    public static DataKeyState SealWith(DataKeyState state, uint keyId) =>
        Place(state, keyId) > Place(state, Sealing(state)) ? state with { SealingKeyId = keyId } : state;

    /// <summary>Keeps another wrapping of a key.</summary>
    public static DataKeyState Rewrap(DataKeyState state, StoredDataKey rewrapped, string former)
    {
        var known = state.Keys.FirstOrDefault(key => key.KeyId == rewrapped.KeyId && key.Wrapped == former);
        return known is null ? state : state with { Keys = state.Keys.Replace(known, rewrapped) };
    }

    /// <summary>Removes keys that are older than the one that seals.</summary>
    public static DataKeyState Retire(DataKeyState state, ImmutableArray<uint> keys)
    {
        var sealing = Place(state, Sealing(state));
        var kept = state.Keys.Where((key, place) => place >= sealing || !keys.Contains(key.KeyId)).ToImmutableArray();
        return kept.Length == state.Keys.Length ? state : state with { Keys = kept };
    }

    private static uint? Sealing(DataKeyState state) => state.SealingKeyId ?? (state.Keys.IsEmpty ? null : state.Keys[^1].KeyId);

    private static int Place(DataKeyState state, uint? keyId) => state.Keys.ToList().FindIndex(key => key.KeyId == keyId);
}
