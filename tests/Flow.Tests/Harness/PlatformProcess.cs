using System.Diagnostics;
using System.Net;
using System.Runtime.InteropServices;

namespace Platform.Flow.Tests.Harness;

/// <summary>
/// The platform as an operator runs it: the built program, a process of its own, listening on a loopback port. It can be killed, stopped and
/// started again at the same address on the same data.
/// </summary>
internal sealed class PlatformProcess : IAsyncDisposable
{
    private const int Terminate = 15;
    private const int Continue = 18;
    private const int Freeze = 19;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(60);
    private static readonly string Program = Find();

    private readonly IReadOnlyDictionary<string, string> _settings;
    private Process? _process;

    private PlatformProcess(IReadOnlyDictionary<string, string> settings)
    {
        _settings = settings;
        Url = settings["Urls"];
    }

    public string Url { get; }

    /// <summary>The id of the running process.</summary>
    public int Id => _process!.Id;

    public bool HasEnded => _process is not { HasExited: false };

    /// <summary>A program that starts the platform's in its own place, with its arguments; none where it is empty.</summary>
    public IReadOnlyList<string> Launcher { get; set; } = [];

    /// <summary>What all its lives have written.</summary>
    public ProcessLog Log { get; } = new();

    /// <summary>A process that has not been started.</summary>
    /// <param name="settings">Settings by name, such as <c>Storage:Path</c>; given as environment variables.</param>
    public static PlatformProcess At(IReadOnlyDictionary<string, string> settings) => new(settings);

    /// <summary>Starts it and returns when it is ready to serve.</summary>
    public async Task Start()
    {
        Launch();
        using var limit = new CancellationTokenSource(StartLimit);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(Url), Timeout = TimeSpan.FromSeconds(2) };
        while (!await IsReady(http))
        {
            if (_process!.HasExited || limit.IsCancellationRequested)
                throw new InvalidOperationException($"The platform did not become ready.\n{await Ended()}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), CancellationToken.None);
        }
    }

    /// <summary>Starts it where it is expected to refuse: its exit code.</summary>
    public async Task<int> StartExpectingExit()
    {
        Launch();
        return await Exit();
    }

    /// <summary>SIGKILL: nothing in it runs any more when this returns.</summary>
    public async Task Kill()
    {
        _process!.Kill(entireProcessTree: true);
        await Exit();
    }

    /// <summary>SIGTERM, as an operator or a container runtime stops it: its exit code.</summary>
    public async Task<int> Stop()
    {
        _ = SendSignal(_process!.Id, Terminate);
        return await Exit();
    }

    /// <summary>SIGSTOP and, after this time, SIGCONT: as a machine that is paused, moved or out of memory does it.</summary>
    public async Task FreezeFor(TimeSpan time)
    {
        _ = SendSignal(Id, Freeze);
        await Task.Delay(time);
        _ = SendSignal(Id, Continue);
    }

    public async Task KillAndRestart()
    {
        await Kill();
        await Start();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
            await Kill();
        _process?.Dispose();
        _process = null;
    }

    private static async Task<bool> IsReady(HttpClient http)
    {
        try
        {
            using var response = await http.GetAsync("/health/ready");
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            // Not listening yet.
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int processId, int signal);

    // The program's own output folder lies beside that of the tests: artifacts/{engine}/bin/{project}/{configuration}.
    private static string Find()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var program = Path.Combine(own.Parent!.Parent!.FullName, "Api", own.Name, "Platform.Api.dll");
        return File.Exists(program) ? program : throw new FileNotFoundException("Build src/Api first.", program);
    }

    private void Launch()
    {
        string[] command = [.. Launcher, Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", "exec", Program];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(Program)!,
        };

        // What the test runner's own environment says of web servers is not for the platform under test.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("ASPNETCORE_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in _settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;

        _process?.Dispose();
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Log.Add(line.Data);
        _process.ErrorDataReceived += (_, line) => Log.Add(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private async Task<int> Exit()
    {
        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            // Also waits for the last line of its output.
            await _process!.WaitForExitAsync(limit.Token);
            return _process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The platform did not end.\n{await Ended()}");
        }
    }

    private async Task<string> Ended()
    {
        if (!_process!.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        return Log.Text;
    }
}
