using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Platform.Tests.Servers;

/// <summary>A Redis of a test's own, on a free loopback port, in a folder that goes with it. Needs redis-server on the path.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly DirectoryInfo _folder;

    private RedisServer(Process process, DirectoryInfo folder, int port) => (_process, _folder, Port) = (process, folder, port);

    public int Port { get; }

    /// <summary>Where it keeps its files.</summary>
    public string Folder => _folder.FullName;

    /// <summary>As StackExchange.Redis reads it.</summary>
    public string Configuration => $"127.0.0.1:{Port}";

    /// <summary>Starts one.</summary>
    /// <param name="durable">Whether every write is on the disk before it is answered, as a cluster's Redis must be.</param>
    public static async Task<RedisServer> Start(bool durable = false)
    {
        var folder = Directory.CreateTempSubdirectory("redis-");
        var port = FreePort();
        string[] arguments =
        [
            "--port", $"{port}", "--bind", "127.0.0.1", "--dir", folder.FullName, "--save", "", "--maxmemory-policy", "noeviction",
            "--appendonly", durable ? "yes" : "no", "--appendfsync", durable ? "always" : "no",
        ];
        var process = new Process { StartInfo = new ProcessStartInfo("redis-server", arguments) { RedirectStandardOutput = true } };
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null || line.Data.Contains("Ready to accept connections", StringComparison.Ordinal))
            {
                ready.TrySetResult();
            }
        };
        await ChildProcesses.Start(process);
        process.BeginOutputReadLine();
        await ready.Task.WaitAsync(Patience);
        return process.HasExited
            ? throw new InvalidOperationException($"redis-server ended with {process.ExitCode}.")
            : new RedisServer(process, folder, port);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
