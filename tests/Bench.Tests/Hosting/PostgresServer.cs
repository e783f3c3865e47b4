using System.Diagnostics;

namespace Platform.Bench.Tests.Hosting;

/// <summary>A PostgreSQL of the tests' own, by the script that the benchmarks use.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private static readonly string Script = Path.Combine(Repository.Root, "bench", "postgres");

    private readonly string _folder;

    private PostgresServer(string folder, string connection) => (_folder, Connection) = (folder, connection);

    /// <summary>As Npgsql reads it.</summary>
    public string Connection { get; }

    public static async Task<PostgresServer> Start()
    {
        // Straight under the temporary folder: the server runs as another user, whom a private folder above it would stop.
        var folder = Path.Combine(Path.GetTempPath(), $"rival-{Path.GetRandomFileName()}");
        return new PostgresServer(folder, await Run("start", folder));
    }

    public async ValueTask DisposeAsync()
    {
        await Run("stop", _folder);
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<string> Run(string verb, string folder)
    {
        var start = new ProcessStartInfo(Script, [verb, folder])
        {
            RedirectStandardOutput = true,
            Environment = { ["SHARED_BUFFERS"] = "128MB" },
        };
        using var process = Process.Start(start)!;

        // One line: the server inherits the pipe and would keep it open.
        var said = verb == "start" ? await process.StandardOutput.ReadLineAsync() : "";
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? said! : throw new InvalidOperationException($"bench/postgres {verb} ended with {process.ExitCode}.");
    }
}
