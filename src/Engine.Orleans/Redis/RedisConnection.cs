using Platform.Engine.Orleans.Settings;
using StackExchange.Redis;

namespace Platform.Engine.Orleans.Redis;

/// <summary>The one connection of this process to Redis, for everything of the engine that uses it.</summary>
internal sealed class RedisConnection(ClusterSettings settings) : IAsyncDisposable
{
    private readonly Lazy<Task<IConnectionMultiplexer>> _connection = new(() => Connect(settings));

    /// <summary>What the providers' own connections are made with.</summary>
    public ConfigurationOptions Options => Parse(settings);

    /// <summary>The database.</summary>
    public async Task<IDatabase> Database() => (await _connection.Value).GetDatabase();

    /// <summary>The connection.</summary>
    public Task<IConnectionMultiplexer> Open() => _connection.Value;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_connection.IsValueCreated)
        {
            await (await _connection.Value).DisposeAsync();
        }
    }

    /// <summary>Reads the setting; a server that is away at start is waited for.</summary>
    public static ConfigurationOptions Parse(ClusterSettings settings)
    {
        var options = ConfigurationOptions.Parse(settings.Redis!);
        options.AbortOnConnectFail = false;
        return options;
    }

    private static async Task<IConnectionMultiplexer> Connect(ClusterSettings settings) =>
        await ConnectionMultiplexer.ConnectAsync(Parse(settings));
}
