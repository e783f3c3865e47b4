using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Storage;
using Platform.Engine;
using Platform.Grains;
using Platform.Grains.Ids;
using Platform.Grains.Links;

namespace Platform.Micro.Hosting;

/// <summary>The grains on the embedded engine, with all that goes with them and without the API.</summary>
internal sealed class LocalNode : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly TemporaryFolder _folder;

    private LocalNode(IHost host, TemporaryFolder folder)
    {
        _host = host;
        _folder = folder;
    }

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    /// <summary>Starts it on a folder of its own.</summary>
    public static async Task<LocalNode> Start()
    {
        var folder = TemporaryFolder.Make();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(folder.Settings);
        builder.Services.AddLogging();
        builder.AddPlatformEngine(EngineRole.AllInOne);
        builder.Services.AddGrainServices(builder.Configuration);
        var node = new LocalNode(builder.Build(), folder);
        await node._host.StartAsync();
        return node;
    }

    /// <summary>Stores a link's record before anybody has asked for the link.</summary>
    public async Task Store(LinkKey key, LinkState state)
    {
        var storage = _host.Services.GetRequiredService<IGrainStorage>();
        var grain = GrainId.Create("link", key.ToString());
        var record = new StoredLink();
        await storage.ReadStateAsync("link", grain, record);
        record.State = state;
        await storage.WriteStateAsync("link", grain, record);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        _folder.Dispose();
    }

    private sealed class StoredLink : IGrainState<LinkState>
    {
        public LinkState? State { get; set; }

        public string? ETag { get; set; }

        public bool RecordExists { get; set; }
    }
}
