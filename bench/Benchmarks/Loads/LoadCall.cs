using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Platform.Benchmarks.Machine;
using Platform.Load.Measuring;
using Platform.Tests.Servers;

namespace Platform.Benchmarks.Loads;

/// <summary>A run of bench/Load, in a process of its own.</summary>
/// <param name="Work">What it does.</param>
/// <param name="Target">To whom.</param>
/// <param name="Key">With which API key; null for none.</param>
internal sealed record LoadCall(string Work, Uri Target, string? Key)
{
    private IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Adds an argument.</summary>
    public LoadCall With(string name, object value) =>
        this with { Arguments = [.. Arguments, $"--{name}", string.Create(CultureInfo.InvariantCulture, $"{value}")] };

    /// <summary>Puts the load on.</summary>
    public async Task<LoadReport> Run()
    {
        var program = Programs.Find("Load")!;
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
        };
        foreach (var argument in (string[])["exec", program, Work, "--target", Target.ToString(), .. Arguments])
            start.ArgumentList.Add(argument);
        start.Environment["LOAD_KEY"] = Key;
        using var process = new Process { StartInfo = start };
        await ChildProcesses.Start(process);
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 && JsonSerializer.Deserialize<LoadReport>(output, JsonSerializerOptions.Web) is { } report
            ? report
            : throw new InvalidOperationException($"The load {Work} {string.Join(' ', Arguments)} ended with {process.ExitCode}.");
    }
}
