namespace Platform.Engine;

/// <summary>Tells whether the engine can serve (api.md 6, readiness).</summary>
public interface IEngineHealth
{
    /// <summary>Looks now; the store is tried with a real write. Never throws for an engine that is ill.</summary>
    Task<EngineHealth> Check(CancellationToken cancellationToken);
}
