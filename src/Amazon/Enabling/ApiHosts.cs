using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Platform.Amazon.Enabling;

/// <summary>The hosts that may get a bearer token, and the one spelling in which they are compared: lower case, no scheme, no default
/// port.</summary>
internal sealed partial class ApiHosts
{
    private readonly string _scheme;
    private readonly FrozenSet<string> _allowed;

    public ApiHosts(IOptions<AmazonOptions> options)
    {
        var api = new Uri(options.Value.ApiUrl);
        _scheme = api.Scheme;
        _allowed = options.Value.ApiHosts
            .Select(host => TryNormalise(host, _scheme, out var normal) ? normal : null)
            .OfType<string>()
            .ToFrozenSet(StringComparer.Ordinal);
        Discovery = $"{_scheme}://{api.Authority}/v1/alexaApiEndpoint";
        DiscoveryHost = api.Authority;
    }

    /// <summary>Where a user's hosts are asked for.</summary>
    public string Discovery { get; }

    /// <summary>The host of <see cref="Discovery"/>, which gets a bearer token too.</summary>
    public string DiscoveryHost { get; }

    /// <summary>
    /// Takes <c>host</c>, <c>host:port</c> or either as a URL without a path (protocol.md 4.1, 11.7), in any case. Another scheme than
    /// the one in use is no host of ours: it would carry the token in clear, or to another listener.
    /// </summary>
    public static bool TryNormalise(string? value, string scheme, [NotNullWhen(true)] out string? host)
    {
        host = null;
        if (value is null || Pattern().Match(value) is not { Success: true } match)
            return false;
        if (match.Groups["scheme"] is { Success: true } given && !string.Equals(given.Value, scheme, StringComparison.OrdinalIgnoreCase))
            return false;
        host = match.Groups["host"].Value.ToLowerInvariant();
        if (match.Groups["port"] is not { Success: true } written)
            return true;
        if (!ushort.TryParse(written.ValueSpan, out var port) || port == 0)
        {
            host = null;
            return false;
        }

        if (port != (scheme == Uri.UriSchemeHttps ? 443 : 80))
            host = $"{host}:{port}";
        return true;
    }

    /// <summary>Whether the value names an allowed host; the host in its one spelling.</summary>
    public bool TryAllow(string? value, [NotNullWhen(true)] out string? host) =>
        TryNormalise(value, _scheme, out host) && _allowed.Contains(host);

    /// <summary>The address of a skill's enablement (protocol.md 4.2).</summary>
    public string Enablement(string host, string skillId) =>
        $"{_scheme}://{host}/v1/users/~current/skills/{Uri.EscapeDataString(skillId)}/enablement";

    // Letters, digits, dots and hyphens: nothing in which a URL parser could see another host than we do.
    [GeneratedRegex(
        @"\A(?:(?<scheme>https?)://)?(?<host>[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?)(?::(?<port>[0-9]{1,5}))?/?\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
