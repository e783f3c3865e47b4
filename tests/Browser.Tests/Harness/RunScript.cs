using System.Diagnostics;
using System.Text;

namespace Platform.Browser.Tests.Harness;

/// <summary>The script <c>run</c>, started as a newcomer starts it, on ports and a folder of its own.</summary>
internal sealed class RunScript : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("run-");
    private readonly StringBuilder _output = new();
    private readonly int _platform = Ports.Free();
    private readonly int _simulator = Ports.Free(inARow: 3);
    private readonly int _demo = Ports.Free();
    private Process? _process;
    private TaskCompletionSource _ready = new();

    public string Platform => $"http://127.0.0.1:{_platform}";

    public string Simulator => $"http://127.0.0.1:{_simulator}";

    public string Demo => $"http://127.0.0.1:{_demo}";

    public string OperatorKeyFile => Path.Combine(_folder.FullName, "data", "operator.key");

    public string PartnerFile => Path.Combine(_folder.FullName, "ride-hailer", "partner.json");

    /// <summary>Every port that the script takes.</summary>
    public IReadOnlyList<int> AllPorts => [_platform, _simulator, _simulator + 1, _simulator + 2, _demo];

    /// <summary>What it has printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Starts it and returns when it says that it is ready.</summary>
    public async Task Start()
    {
        Launch();
        try
        {
            await Task.WhenAny(_ready.Task, _process!.WaitForExitAsync()).WaitAsync(Limit);
        }
        catch (TimeoutException)
        {
            // Told below, with what it has printed.
        }

        if (!_ready.Task.IsCompleted)
        {
            throw new InvalidOperationException($"run did not become ready:\n{Output}\n{Logs()}");
        }
    }

    /// <summary>Starts it where it must refuse: its exit code.</summary>
    public async Task<int> StartExpectingExit()
    {
        Launch();
        await _process!.WaitForExitAsync().WaitAsync(Limit);
        return _process.ExitCode;
    }

    /// <summary>Sends a signal (<c>INT</c> is Ctrl-C) and waits for the end: the exit code.</summary>
    public async Task<int> Stop(string signal = "TERM")
    {
        using var kill = Process.Start("bash", ["-c", $"kill -{signal} {_process!.Id}"]);
        await _process.WaitForExitAsync().WaitAsync(Limit);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await Stop();
        }

        _process?.Dispose();
        _folder.Delete(recursive: true);
    }

    private void Launch()
    {
        // A test run that was started in the background ignores SIGINT, and what it starts would inherit that.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "./run", "--no-build"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["PLATFORM_PORT"] = $"{_platform}",
                ["SIMULATOR_PORT"] = $"{_simulator}",
                ["DEMO_PORT"] = $"{_demo}",
                ["RUN_DIR"] = _folder.FullName,
                ["CONFIGURATION"] = Repository.Configuration,
            },
        };
        _ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process?.Dispose();
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Hear(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }

        if (line?.StartsWith("Ctrl-C ends everything", StringComparison.Ordinal) == true)
        {
            _ready.TrySetResult();
        }
    }

    private string Logs() => string.Join('\n', Directory
        .EnumerateFiles(_folder.FullName, "*.log", SearchOption.AllDirectories)
        .Select(log => $"--- {log}\n{File.ReadAllText(log)}"));
}
