namespace Platform.Engine;

/// <summary>The engine's state at one moment.</summary>
/// <param name="StoreWritable">A write to the store succeeded just now.</param>
/// <param name="Joined">The engine has started (on a cluster: is a member of it).</param>
/// <param name="Draining">The engine is on its way out and takes no new calls.</param>
public sealed record EngineHealth(bool StoreWritable, bool Joined, bool Draining)
{
    /// <summary>Whether calls may be sent here.</summary>
    public bool Ready => StoreWritable && Joined && !Draining;
}
