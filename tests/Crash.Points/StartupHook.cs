using Platform.Crash.Points;

/// <summary>
/// What the runtime calls before <c>Main</c> where <c>DOTNET_STARTUP_HOOKS</c> names this assembly: the program that is killed is the program
/// that is shipped, with something standing in front of its storage, its reminders and its clients of Amazon.
/// </summary>
internal static class StartupHook
{
    public static void Initialize() => HostBuilding.Observe(WatchedServices.Watch);
}
