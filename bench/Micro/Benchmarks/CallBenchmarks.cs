using Platform.Grains;
using Platform.Grains.Links;
using Platform.Micro.Grains;
using Platform.Micro.Hosting;
using Platform.Micro.Samples;

namespace Platform.Micro.Benchmarks;

/// <summary>Calls to grains in memory on the embedded engine, from outside, one after the other.</summary>
[MemoryDiagnoser]
public class CallBenchmarks
{
    private const int Calls = 1_000;

    private LocalNode _node = null!;
    private IEchoGrain _echo = null!;
    private ILinkGrain _link = null!;

    /// <summary>Starts the engine, stores a link, and calls each grain once, so that they are in memory.</summary>
    [GlobalSetup]
    public void Prepare() => Waiting.For(async () =>
    {
        _node = await LocalNode.Start();
        await _node.Store(SampleLink.Key, new SampleLink().Linked);
        _echo = _node.Grains.GetGrain<IEchoGrain>("echo");
        _link = _node.Grains.Link(SampleLink.Key);
        Expect.That(await _echo.Echo(1) == 1 && await _echo.EchoInterleaved(2) == 2);
        Expect.That((await _link.Snapshot(SampleLink.Key.Partner)).Status == LinkStatus.Linked);
    });

    /// <summary>Stops the engine.</summary>
    [GlobalCleanup]
    public void End() => Waiting.For(() => _node.DisposeAsync().AsTask());

    /// <summary>A call that has a turn of its own.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public void Turn() => OneByOne(() => _echo.Echo(1));

    /// <summary>A call that may run between the awaits of others.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public void Interleaved() => OneByOne(() => _echo.EchoInterleaved(1));

    /// <summary>The status of a link: the same, with the link's own work.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public void Snapshot() => OneByOne(() => _link.Snapshot(SampleLink.Key.Partner));

    private static void OneByOne(Func<Task> call) => Waiting.For(async () =>
    {
        for (var made = 0; made < Calls; made++)
        {
            await call();
        }
    });
}
