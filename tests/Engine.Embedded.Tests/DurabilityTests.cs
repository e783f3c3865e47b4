using System.Diagnostics;
using System.Globalization;

namespace Platform.Engine.Embedded.Tests;

public sealed class DurabilityTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_said_to_be_written_outlives_kill_9()
    {
        var said = await KillAmidWrites(lines: 2_000);
        using var host = await EngineHost.Start(_folder.Path);
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        foreach (var (number, count) in said)
        {
            (await grains.GetGrain<ICounterGrain>($"victim-{number}").Get()).ShouldBeGreaterThanOrEqualTo(count);
        }

        await EngineHost.Stop(host);
    }

    private async Task<Dictionary<int, int>> KillAmidWrites(int lines)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Victim).Assembly.Location, _folder.Path]) { RedirectStandardOutput = true };
        using var victim = Process.Start(start)!;
        var said = new Dictionary<int, int>();
        for (var line = 0; line < lines; line++)
        {
            var words = (await victim.StandardOutput.ReadLineAsync())!.Split(' ');
            said[int.Parse(words[0], CultureInfo.InvariantCulture)] = int.Parse(words[1], CultureInfo.InvariantCulture);
        }

        victim.Kill();
        await victim.WaitForExitAsync();
        victim.ExitCode.ShouldBe(137);
        return said;
    }
}
