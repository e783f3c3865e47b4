using System.Diagnostics;
using Platform.Tests.Servers;

namespace Platform.Bench.Tests.Hosting;

/// <summary>The rival as its own process.</summary>
internal sealed class RivalProcess : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    private RivalProcess(Process process, string url) => (_process, Url) = (process, url);

    public string Url { get; }

    /// <summary>Starts one that serves.</summary>
    public static async Task<RivalProcess> Start(IReadOnlyDictionary<string, string> settings)
    {
        var process = New(settings, []);
        await ChildProcesses.Start(process);
        using var late = new CancellationTokenSource(Patience);
        while (await process.StandardOutput.ReadLineAsync(late.Token) is { } line)
        {
            if (line.IndexOf(Listening, StringComparison.Ordinal) is var at and >= 0)
            {
                // Read on, or the program would wait for us when the pipe is full.
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return new RivalProcess(process, line[(at + Listening.Length)..].Trim());
            }
        }

        throw new InvalidOperationException("The rival ended before it listened.");
    }

    /// <summary>Runs one to its end, as for seeding.</summary>
    public static async Task Run(IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        using var process = New(settings, arguments);
        await ChildProcesses.Start(process);
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Patience);
        process.ExitCode.ShouldBe(0, said);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static Process New(IReadOnlyDictionary<string, string> settings, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.Program("Rival"), "--urls", "http://127.0.0.1:0", .. arguments]) { RedirectStandardOutput = true };
        foreach (var (name, value) in settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return new Process { StartInfo = start };
    }
}
