using System.Collections.Concurrent;
using System.Diagnostics;

namespace Platform.Tests.Servers;

/// <summary>
/// Starts processes that do not outlive this one. They are killed when it exits; where the system has <c>setpriv</c> (util-linux), the kernel kills
/// them also when this one is killed and can do nothing any more.
/// </summary>
internal static class ChildProcesses
{
    private static readonly Lock Gate = new();
    private static readonly List<Process> Started = [];
    private static readonly string? SetPriv = Find("setpriv");
    private static readonly BlockingCollection<Action> Starts = Open();
    private static bool _exiting;

    /// <summary>Starts a process.</summary>
    /// <exception cref="InvalidOperationException">This process exits.</exception>
    public static Task Start(Process process)
    {
        if (SetPriv is not null)
        {
            process.StartInfo = Leashed(process.StartInfo);
        }

        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Starts.Add(() =>
        {
            try
            {
                Begin(process);
                started.SetResult();
            }
            catch (Exception exception)
            {
                started.SetException(exception);
            }
        });
        return started.Task;
    }

    // The kernel takes the end of the thread that started a child for the end of its parent, and threads of the pool come and go: one thread
    // that stays starts them all.
    private static BlockingCollection<Action> Open()
    {
        var starts = new BlockingCollection<Action>();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => KillAll();
        new Thread(() =>
        {
            foreach (var start in starts.GetConsumingEnumerable())
            {
                start();
            }
        }) { IsBackground = true, Name = "child processes" }.Start();
        return starts;
    }

    private static void Begin(Process process)
    {
        lock (Gate)
        {
            if (_exiting)
            {
                throw new InvalidOperationException("This process exits.");
            }

            process.Start();
            Started.Add(process);
        }
    }

    private static void KillAll()
    {
        lock (Gate)
        {
            _exiting = true;
            foreach (var process in Started)
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
        }
    }

    private static ProcessStartInfo Leashed(ProcessStartInfo start)
    {
        string[] leash = ["--pdeathsig", "KILL", "--", start.FileName];
        foreach (var argument in leash.Reverse())
        {
            start.ArgumentList.Insert(0, argument);
        }

        start.FileName = SetPriv!;
        return start;
    }

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);
}
