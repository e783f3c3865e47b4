using System.Diagnostics;
using System.Net;

namespace Platform.Cluster.Run.Processes;

/// <summary>One process of the cluster. It can be killed and started again at the same address; all its lives write to one log.</summary>
internal sealed class Node(string name, string program, string url, string readyPath, IReadOnlyDictionary<string, string> settings, string logFolder)
    : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(10) };

    private readonly StreamWriter _log = new(Path.Combine(logFolder, $"{name}.log")) { AutoFlush = true };
    private readonly Lock _gate = new();
    private Process? _process;

    public string Name => name;

    public string Url => url;

    /// <summary>Starts it; returns when it is ready.</summary>
    public async Task Start()
    {
        Launch();
        var started = Stopwatch.GetTimestamp();
        while (!await IsReady())
        {
            if (_process!.HasExited || Stopwatch.GetElapsedTime(started) > StartLimit)
            {
                throw new InvalidOperationException($"{name} did not become ready; see {Path.Combine(logFolder, $"{name}.log")}.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }
    }

    /// <summary>SIGKILL.</summary>
    public async Task Kill()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await Kill();
        }

        _process?.Dispose();
        await _log.DisposeAsync();
    }

    private void Launch()
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", program])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (setting, value) in settings)
        {
            start.Environment[setting.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        _process?.Dispose();
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += Write;
        _process.ErrorDataReceived += Write;
        _process.Start();
        var process = _process;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => End(process);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended.
        }
    }

    private void Write(object sender, DataReceivedEventArgs line)
    {
        lock (_gate)
        {
            if (line.Data is not null && _log.BaseStream is { CanWrite: true })
            {
                _log.WriteLine(line.Data);
            }
        }
    }

    private async Task<bool> IsReady()
    {
        try
        {
            using var response = await Http.GetAsync(new Uri(url + readyPath));
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            // Not listening yet.
            return false;
        }
    }
}
