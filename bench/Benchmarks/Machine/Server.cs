using System.Diagnostics;
using System.Runtime.InteropServices;
using Platform.Load.Measuring;
using Platform.Tests.Servers;

namespace Platform.Benchmarks.Machine;

/// <summary>A program that runs as a process of its own; what it writes goes to a file.</summary>
internal sealed class Server(string project, string log) : IAsyncDisposable
{
    private const int Terminate = 15;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    private readonly Lock _gate = new();
    private Process? _process;
    private StreamWriter? _log;

    /// <summary>The running process.</summary>
    public int Id => _process!.Id;

    /// <summary>Bytes of memory that it holds.</summary>
    public long Bytes => ProcessTree.Bytes(Id);

    /// <summary>Starts it, and waits until it answers 200.</summary>
    /// <param name="settings">Settings by name, such as <c>Storage:Path</c>.</param>
    /// <param name="ready">What it is asked.</param>
    /// <param name="arguments">Its command line.</param>
    /// <returns>How long that took.</returns>
    public async Task<TimeSpan> Start(IReadOnlyDictionary<string, string> settings, Uri ready, params string[] arguments)
    {
        var begun = Stopwatch.GetTimestamp();
        await Launch(settings, arguments);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(2) };
        while (!await IsReady(http, ready))
        {
            if (_process!.HasExited || Stopwatch.GetElapsedTime(begun) > Patience)
                throw new InvalidOperationException($"{project} did not become ready; what it said is in {log}.");
            await Task.Delay(Look);
        }

        return Stopwatch.GetElapsedTime(begun);
    }

    /// <summary>Runs a program until it ends by itself.</summary>
    /// <exception cref="InvalidOperationException">It ended with a fault.</exception>
    public static async Task Finish(string project, string log, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        await using var server = new Server(project, log);
        await server.Launch(settings, arguments);
        await server._process!.WaitForExitAsync();
        if (server._process.ExitCode != 0)
            throw new InvalidOperationException($"{project} ended with {server._process.ExitCode}; what it said is in {log}.");
    }

    /// <summary>Ends it as an operator does.</summary>
    public async Task Stop()
    {
        if (_process is { HasExited: false })
            _ = Signal(_process.Id, Terminate);
        await Close();
    }

    /// <summary>SIGKILL.</summary>
    public async Task Kill()
    {
        if (_process is { HasExited: false })
            _process.Kill();
        await Close();
    }

    public async ValueTask DisposeAsync() => await Kill();

    private static async Task<bool> IsReady(HttpClient http, Uri ready)
    {
        try
        {
            using var response = await http.GetAsync(ready);
            return response.IsSuccessStatusCode;
        }
        catch (Exception notYet) when (notYet is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Signal(int processId, int signal);

    private async Task Launch(IReadOnlyDictionary<string, string> settings, string[] arguments)
    {
        var program = Programs.Find(project) ?? throw new FileNotFoundException($"Build {project} first.");
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(program)!,
        };
        foreach (var (name, value) in settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        _log = File.AppendText(log);
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Write(line.Data);
        _process.ErrorDataReceived += (_, line) => Write(line.Data);
        await ChildProcesses.Start(_process);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Write(string? line)
    {
        lock (_gate)
            _log?.WriteLine(line);
    }

    private async Task Close()
    {
        if (_process is null)
            return;
        using var limit = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(limit.Token);
        _process.Dispose();
        _process = null;
        EndLog();
    }

    private void EndLog()
    {
        lock (_gate)
        {
            _log?.Dispose();
            _log = null;
        }
    }
}
