namespace Platform.Flow.Tests.Harness;

/// <summary>One world for all tests that neither kill it nor change what others see: each takes partners, skills and users of its own.</summary>
public sealed class SharedWorld : IAsyncLifetime
{
    internal World World { get; private set; } = null!;

    public async Task InitializeAsync() => World = await World.Start();

    public async Task DisposeAsync() => await World.DisposeAsync();
}
