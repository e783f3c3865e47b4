using Platform.Crash.Points;

/// <summary>
/// What the runtime calls before <c>Main</c> where <c>DOTNET_STARTUP_HOOKS</c> names this assembly: the program that is killed is the program
/// that is shipped, with something standing in front of its storage, reminders, clients of Amazon and call-outs.
/// </summary>
internal static class StartupHook
{
    public static void Initialize() => HostBuilding.Observe(WatchedServices.Watch);
}
