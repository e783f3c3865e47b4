namespace Platform.Engine.Embedded.Tests;

public sealed class KeyListingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_listing_longer_than_a_page_is_whole_and_in_order_and_goes_on_behind_any_key()
    {
        using var host = await EngineHost.Start(_folder.Path);
        var stored = Enumerable.Range(0, 1_000).Select(number => $"partner/{number:0000}").ToList();
        await Task.WhenAll(stored.Select(key => host.Services.GetRequiredService<IGrainFactory>().GetGrain<ICounterGrain>(key).Set(1)));
        var keys = host.Services.GetRequiredService<IGrainKeys>();
        (await keys.List("counter", "partner/", null, CancellationToken.None).ToListAsync()).ShouldBe(stored);
        (await keys.List("counter", "partner/", "partner/0499", CancellationToken.None).ToListAsync()).ShouldBe(stored[500..]);
        (await keys.List("counter", "partner/09", "partner/0499", CancellationToken.None).ToListAsync()).ShouldBe(stored[900..]);
        await EngineHost.Stop(host);
    }
}
