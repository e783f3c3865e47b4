using System.Diagnostics;
using System.Globalization;
using Platform.Flow.Tests.Harness;

namespace Platform.Flow.Tests.Embedded;

/// <summary>
/// As long as it lasts, no file of a process can be written from some byte on: what a full disk does, for one process alone (RLIMIT_FSIZE,
/// EFBIG). The process must have been started through <see cref="Launcher"/>, or the first such write would end it.
/// </summary>
internal sealed class FullDisk : IAsyncDisposable
{
    private readonly int _process;

    private FullDisk(int process) => _process = process;

    /// <summary>Starts a program that is told of its limit by errors, not by a signal.</summary>
    public static IReadOnlyList<string> Launcher { get; } = ["env", "--ignore-signal=XFSZ"];

    /// <param name="platform">Whose disk.</param>
    /// <param name="room">How many bytes of each file can be written, as those at its beginning.</param>
    public static async Task<FullDisk> Of(PlatformProcess platform, int room)
    {
        var disk = new FullDisk(platform.Id);
        await disk.Limit(room.ToString(CultureInfo.InvariantCulture));
        return disk;
    }

    public async ValueTask DisposeAsync() => await Limit("unlimited");

    // The soft limit alone: to raise the hard one again would take privileges.
    private async Task Limit(string bytes)
    {
        using var prlimit = Process.Start("prlimit", ["--pid", _process.ToString(CultureInfo.InvariantCulture), $"--fsize={bytes}:"]);
        await prlimit.WaitForExitAsync();
        prlimit.ExitCode.ShouldBe(0);
    }
}
