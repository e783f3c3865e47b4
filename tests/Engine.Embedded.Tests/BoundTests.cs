namespace Platform.Engine.Embedded.Tests;

public sealed class BoundTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_number_of_activations_is_bounded_and_the_least_recently_used_idle_ones_leave_first()
    {
        using var host = await Start("Engine:MaxActivations", "50");
        var catalog = host.Services.GetRequiredService<Activations.Catalog>();
        for (var number = 0; number < 300; number++)
        {
            await Grain(host, $"bounded-{number}").Set(number);
            catalog.Count.ShouldBeLessThanOrEqualTo(100);
        }

        while (catalog.Count > 50)
        {
            await Grain(host, "bounded-299").Get();
        }

        (await Grain(host, "bounded-0").Get()).ShouldBe(0);
        (await Grain(host, "bounded-299").Get()).ShouldBe(299);
        await EngineHost.Stop(host);
    }

    [Fact]
    public async Task More_than_twice_the_bound_of_busy_activations_is_refused_with_LimitExceededException()
    {
        using var host = await Start("Engine:MaxActivations", "5");
        var gate = Guid.NewGuid().ToString();
        var held = Enumerable.Range(0, 10).Select(number => Grain(host, $"busy-{number}").Hold(gate)).ToList();
        await Should.ThrowAsync<LimitExceededException>(Grain(host, "one too many").Get());
        CounterGrain.Gate(gate).SetResult();
        await Task.WhenAll(held);
        await EngineHost.Stop(host);
    }

    [Fact]
    public async Task More_calls_than_a_mailbox_holds_are_refused_with_LimitExceededException()
    {
        using var host = await Start("Engine:MaxQueuedCalls", "10");
        var gate = Guid.NewGuid().ToString();
        var held = Grain(host, "crowded").Hold(gate);
        await CounterGrain.Gate(gate + " reached").Task;
        var waiting = Enumerable.Range(0, 10).Select(_ => Grain(host, "crowded").Get()).ToList();
        await Should.ThrowAsync<LimitExceededException>(Grain(host, "crowded").Get());
        await Grain(host, "crowded").Live();
        CounterGrain.Gate(gate).SetResult();
        await Task.WhenAll([held, .. waiting]);
        await EngineHost.Stop(host);
    }

    [Fact]
    public async Task Async_local_values_of_a_caller_do_not_reach_a_grain()
    {
        using var host = await Start("Engine:Readers", "1");
        CounterGrain.AmbientValue.Value = "of the caller";
        (await Grain(host, "a").Ambient()).ShouldBeNull();
        await EngineHost.Stop(host);
    }

    private static ICounterGrain Grain(IHost host, string key) => host.Services.GetRequiredService<IGrainFactory>().GetGrain<ICounterGrain>(key);

    private Task<IHost> Start(string setting, string value) =>
        EngineHost.Start(_folder.Path, new Dictionary<string, string?> { [setting] = value });
}
