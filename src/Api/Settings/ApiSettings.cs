using System.Collections.Frozen;
using System.Net;
using Platform.Engine;

namespace Platform.Api.Settings;

/// <summary>The API's settings, read and checked once at start (api.md 9).</summary>
internal sealed record ApiSettings
{
    /// <summary>Where the API listens where nothing says otherwise.</summary>
    public const string DefaultUrls = "http://127.0.0.1:5080";

    /// <summary>The base of what partners, browsers and Alexa are told, without a slash at its end; null: the listening address.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>Whether this is Development: plain http and loopback targets are allowed.</summary>
    public bool Development { get; init; }

    /// <summary>The folder of the embedded engine.</summary>
    public string StoragePath { get; init; } = "data";

    /// <summary>The operator's key, or null where it is made at first start.</summary>
    public string? OperatorKey { get; init; }

    /// <summary>The token bucket of each API key; null: switched off.</summary>
    public RateLimit? KeyLimit { get; init; }

    /// <summary>The only proxies whose forwarded headers count.</summary>
    public IReadOnlyList<IPNetwork> ForwardedProxies { get; init; } = [];

    /// <summary>The addresses of the management listener.</summary>
    public IReadOnlyList<string> ManagementUrls { get; init; } = [];

    /// <summary>The ports of <see cref="ManagementUrls"/>.</summary>
    public FrozenSet<int> ManagementPorts { get; init; } = FrozenSet<int>.Empty;
}
