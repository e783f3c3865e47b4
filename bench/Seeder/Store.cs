using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using Platform.Engine;
using Platform.Engine.Embedded;
using Platform.Engine.Embedded.Reminders;
using Platform.Engine.Embedded.Sqlite;
using Platform.Grains;
using Platform.Vault;

namespace Platform.Seeder;

/// <summary>The platform's store and vault without the platform: the engine is open, but no reminder ticks and no flow goes on.</summary>
internal sealed class Store : IAsyncDisposable
{
    private readonly IHost _host;

    private Store(IHost host)
    {
        _host = host;
        Database = host.Services.GetRequiredService<Database>();
        Vault = host.Services.GetRequiredService<IVault>();
        Reminders = host.Services.GetRequiredService<ReminderTable>();
    }

    public Database Database { get; }

    public IVault Vault { get; }

    public ReminderTable Reminders { get; }

    private EmbeddedEngine Engine => _host.Services.GetRequiredService<EmbeddedEngine>();

    /// <summary>Opens the store of a platform that has been started before and is not running now.</summary>
    public static async Task<Store> Open(string folder)
    {
        // The host is built and never started: what is wanted of it is started by hand.
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Storage:Path"] = folder });
        builder.Logging.ClearProviders();
        builder.AddPlatformEngine(EngineRole.AllInOne);
        builder.Services.AddGrainServices(builder.Configuration);
        var store = new Store(builder.Build());
        await store.Engine.StartingAsync(CancellationToken.None);
        await store._host.Services.GetRequiredService<IKeyRing>().Load(CancellationToken.None);
        return store;
    }

    /// <summary>Reads a grain's record.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public async Task<T> Read<T>(string type, string key, string state)
    {
        var record = new Found<T>();
        await _host.Services.GetRequiredService<IGrainStorage>().ReadStateAsync(state, GrainId.Create(type, key), record);
        return record.RecordExists ? record.State! : throw new InvalidOperationException($"There is no record {type}/{key}.");
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.StoppingAsync(CancellationToken.None);
        await Engine.StoppedAsync(CancellationToken.None);
        _host.Dispose();
    }

    private sealed class Found<T> : IGrainState<T>
    {
        public T? State { get; set; }

        public string? ETag { get; set; }

        public bool RecordExists { get; set; }
    }
}
