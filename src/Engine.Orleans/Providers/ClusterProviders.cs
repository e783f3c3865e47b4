using Platform.Engine.Orleans.Azure;
using Platform.Engine.Orleans.Memory;
using Platform.Engine.Orleans.Redis;
using Platform.Engine.Orleans.Settings;

namespace Platform.Engine.Orleans.Providers;

/// <summary>The providers by the names that settings use.</summary>
internal static class ClusterProviders
{
    /// <summary>The provider of that kind.</summary>
    /// <exception cref="EngineRefusedException">This build was made without it.</exception>
    public static IClusterProvider Of(string kind, ClusterSettings settings) => kind switch
    {
        Kinds.Azure => AzureProvider.Create(settings),
        Kinds.Redis => new RedisProvider(settings),
        _ => new MemoryProvider(settings),
    };
}
