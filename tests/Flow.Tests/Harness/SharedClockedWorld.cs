namespace Platform.Flow.Tests.Harness;

/// <summary>One world for tests that move its clock: what they make before a move, others must not rely on.</summary>
public sealed class SharedClockedWorld : IAsyncLifetime
{
    internal ClockedWorld World { get; private set; } = null!;

    public async Task InitializeAsync() => World = await ClockedWorld.Start();

    public async Task DisposeAsync() => await World.DisposeAsync();
}
