namespace Platform.Contract.Tests.Hosting;

/// <summary>One host in real time for the tests of a class; each test takes grains of its own.</summary>
public sealed class SharedHost : IAsyncLifetime
{
    private ContractHost? _host;

    public IGrainFactory Grains => _host!.Grains;

    public IServiceProvider Services => _host!.Services;

    public async Task InitializeAsync() => _host = await ContractHost.Start();

    public async Task DisposeAsync() => await _host!.DisposeAsync();
}
