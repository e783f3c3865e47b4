using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Exporters.Json;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Order;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using Platform.Micro.Results;

namespace Platform.Micro;

/// <summary>
/// A short job inside this process: seconds for each benchmark, one table for all, under <c>bench/out/micro</c> unless <c>--artifacts</c>
/// says otherwise.
/// </summary>
internal sealed class MicroConfig : ManualConfig
{
    private const string Solution = "Platform.sln";

    public MicroConfig()
    {
        // In this process: what BenchmarkDotNet would build for another one does not know where this repository's output lies.
        AddJob(Job.ShortRun
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithIterationTime(TimeInterval.FromMilliseconds(200))
            .WithWarmupCount(5)
            .WithIterationCount(8));
        AddColumnProvider(DefaultColumnProviders.Instance);
        AddColumn(new SizeColumn());
        AddLogger(ConsoleLogger.Default);
        AddExporter(MarkdownExporter.GitHub, JsonExporter.Brief);
        WithOptions(ConfigOptions.JoinSummary);
        WithOrderer(new DefaultOrderer(SummaryOrderPolicy.Declared));
        WithArtifactsPath(Path.Combine(Root(), "bench", "out", "micro"));
    }

    // The repository's folder, or the current one where the program was taken out of it.
    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, Solution)))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? Environment.CurrentDirectory;
    }
}
