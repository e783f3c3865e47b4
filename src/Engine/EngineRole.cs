namespace Platform.Engine;

/// <summary>What this process does for the grains.</summary>
public enum EngineRole
{
    /// <summary>Hosts grains and calls them: one process, or one of several equal ones on a cluster.</summary>
    AllInOne,

    /// <summary>Calls grains that silos elsewhere host. Needs a cluster.</summary>
    FrontEnd,

    /// <summary>Hosts grains and serves nobody else. Needs a cluster.</summary>
    Silo,
}
