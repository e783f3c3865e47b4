namespace Platform.Engine;

/// <summary>Reads which role a front end takes.</summary>
public static class EngineRoles
{
    /// <summary>The setting: <c>AllInOne</c> (default) or <c>FrontEnd</c>. A silo is a program of its own, not a role of this one.</summary>
    public const string Setting = "Engine:Role";

    /// <summary>The role that the settings ask of a program which serves the API.</summary>
    /// <exception cref="EngineRefusedException">It is none that such a program can take.</exception>
    public static EngineRole Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration[Setting] switch
        {
            null or "" or nameof(EngineRole.AllInOne) => EngineRole.AllInOne,
            nameof(EngineRole.FrontEnd) => EngineRole.FrontEnd,
            nameof(EngineRole.Silo) => throw new EngineRefusedException(
                $"The setting {Setting} is {nameof(EngineRole.Silo)}, which this program cannot be: start the program Silo instead."),
            _ => throw new EngineRefusedException(
                $"The setting {Setting} must be {nameof(EngineRole.AllInOne)} or {nameof(EngineRole.FrontEnd)}."),
        };
    }
}
