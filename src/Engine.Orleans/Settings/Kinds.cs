namespace Platform.Engine.Orleans.Settings;

/// <summary>Where a cluster can keep things.</summary>
internal static class Kinds
{
    /// <summary>Azure Table storage.</summary>
    public const string Azure = "azure";

    /// <summary>Redis, with <c>appendonly yes</c>, <c>appendfsync always</c> and <c>maxmemory-policy noeviction</c>.</summary>
    public const string Redis = "redis";

    /// <summary>The silo's own memory, for trying out: lost with it.</summary>
    public const string Memory = "memory";

    /// <summary>All of them.</summary>
    public static readonly string[] All = [Azure, Redis, Memory];
}
