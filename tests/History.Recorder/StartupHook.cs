using Platform.Crash.Points;
using Platform.History.Recorder;

/// <summary>
/// What the runtime calls before <c>Main</c> where <c>DOTNET_STARTUP_HOOKS</c> names this assembly: the program that is recorded is the
/// program that is shipped, with something standing in front of its storage and its clients of Amazon.
/// </summary>
internal static class StartupHook
{
    public static void Initialize() => HostBuilding.Observe(RecordedServices.Record);
}
