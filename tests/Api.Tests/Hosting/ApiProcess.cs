using System.Diagnostics;

namespace Platform.Api.Tests.Hosting;

/// <summary>The program as its own process, with a data folder of its own, as an operator starts it.</summary>
internal sealed class ApiProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // Not the copy beside the tests: the engine looks for grains in the assemblies beside the program.
    private static readonly string OwnFolder = Path.Combine(
        AppContext.BaseDirectory, "..", "..", "Api", Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)));

    private Process? _process;

    public string Folder { get; } = Directory.CreateTempSubdirectory("api-process-").FullName;

    /// <summary>Starts the program and answers the address at which it listens.</summary>
    public async Task<string> Start(params (string Name, string Value)[] settings)
    {
        _process = Run(settings);
        using var late = new CancellationTokenSource(Patience);
        while (await _process.StandardOutput.ReadLineAsync(late.Token) is { } line)
        {
            if (line.Contains("Now listening on: ", StringComparison.Ordinal))
            {
                // Read on, or the program would wait for us when the pipe is full.
                _ = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                _ = _process.StandardError.ReadToEndAsync(CancellationToken.None);
                return line.Split("Now listening on: ")[1].Trim();
            }
        }

        throw new InvalidOperationException(await _process.StandardError.ReadToEndAsync(late.Token));
    }

    /// <summary>Starts the program, which must refuse; answers exit code and what it said.</summary>
    public async Task<(int ExitCode, string Said)> Refuse(params (string Name, string Value)[] settings)
    {
        using var process = Run(settings);
        using var late = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(late.Token);
        var error = process.StandardError.ReadToEndAsync(late.Token);
        await process.WaitForExitAsync(late.Token);
        return (process.ExitCode, await output + await error);
    }

    /// <summary>Kills the program.</summary>
    public void Kill()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        Kill();
        Directory.Delete(Folder, recursive: true);
    }

    private Process Run((string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(OwnFolder, "Platform.Api.dll"), "--urls", "http://127.0.0.1:0" },
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["Storage__Path"] = Path.Combine(Folder, "data") },
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
