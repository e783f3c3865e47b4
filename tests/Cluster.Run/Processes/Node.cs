using System.Diagnostics;
using System.Net;
using Platform.Tests.Servers;

namespace Platform.Cluster.Run.Processes;

/// <summary>One process of the cluster. It can be killed and started again at the same address; all its lives write to one log.</summary>
internal sealed class Node(string name, string program, string url, string readyPath, IReadOnlyDictionary<string, string> settings, string logFolder)
    : IAsyncDisposable
{
    private const string Started = "Application started.";
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
        using var limit = new CancellationTokenSource(StartLimit);
        var started = await Launch();
        try
        {
            await (await Task.WhenAny(started, _process!.WaitForExitAsync(limit.Token))).WaitAsync(limit.Token);
            while (!await IsReady())
            {
                // It serves, and waits for somebody else: for its cluster, say.
                await Task.Delay(TimeSpan.FromMilliseconds(200), limit.Token);
            }
        }
        catch (OperationCanceledException)
        {
            throw NotReady();
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

    private async Task<Task> Launch()
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

        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process?.Dispose();
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Write(line.Data, started);
        _process.ErrorDataReceived += (_, line) => Write(line.Data, started);
        await ChildProcesses.Start(_process);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        return started.Task;
    }

    private void Write(string? line, TaskCompletionSource started)
    {
        lock (_gate)
        {
            if (line is not null && _log.BaseStream is { CanWrite: true })
            {
                _log.WriteLine(line);
            }
        }

        if (line?.Contains(Started, StringComparison.Ordinal) == true)
        {
            started.TrySetResult();
        }
    }

    private InvalidOperationException NotReady() => new($"{name} did not become ready; see {Path.Combine(logFolder, $"{name}.log")}.");

    private async Task<bool> IsReady()
    {
        if (_process!.HasExited)
        {
            throw NotReady();
        }

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
