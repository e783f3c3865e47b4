using System.Runtime.InteropServices;

namespace Platform.Load.Loops;

/// <summary>Sleeps for less than the millisecond that the runtime knows: arrivals should not come in bunches.</summary>
internal static class Nap
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(100);

    /// <summary>Sleeps for about as long, or for a tenth of a second where that is longer; not at all for less than the 50 µs that waking takes.</summary>
    public static void Briefly(TimeSpan time)
    {
        var microseconds = (long)(time < Longest ? time : Longest).TotalMicroseconds - 50;
        if (microseconds > 0)
            _ = Sleep((uint)microseconds);
    }

    [DllImport("libc", EntryPoint = "usleep")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sleep(uint microseconds);
}
