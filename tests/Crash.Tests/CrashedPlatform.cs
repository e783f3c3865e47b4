using Platform.Crash.Run;
using Platform.Crash.Run.Judgement;
using Platform.Crash.Run.Report;
using Platform.Crash.Run.Rounds;

namespace Platform.Crash.Tests;

/// <summary>One short run, for all tests that look at what came of it.</summary>
public sealed class CrashedPlatform : IAsyncLifetime
{
    internal Plan Plan { get; private set; } = null!;

    internal IReadOnlyList<Verdict> Verdicts { get; private set; } = [];

    internal DocsPage Page { get; private set; } = null!;

    internal int Kills { get; private set; }

    internal TimeSpan Took { get; private set; }

    public async Task InitializeAsync()
    {
        Page = DocsPage.Read(await File.ReadAllTextAsync(Path.Combine(Root(), "docs", "crash-points.md")));
        await using var run = await CrashRun.Start(new RunOptions { Times = 2 });
        (Plan, var watched) = await run.Discover();
        Verdicts = [.. watched, .. await run.Kill(Plan)];
        (Kills, Took) = (run.Kills, run.Took);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Platform.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("There is no Platform.sln above the tests.");
        return folder.FullName;
    }
}
