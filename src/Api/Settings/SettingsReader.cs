using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using Platform.Engine;

namespace Platform.Api.Settings;

/// <summary>Reads the API's settings. Every refusal names the setting.</summary>
internal static class SettingsReader
{
    /// <summary>Reads the settings.</summary>
    /// <exception cref="SettingException">A setting is missing or wrong.</exception>
    public static ApiSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var development = environment.IsDevelopment();
        var management = List(configuration, "Management:Urls");
        return new ApiSettings
        {
            PublicUrl = PublicUrl(configuration["PublicUrl"], development),
            Development = development,
            StoragePath = configuration["Storage:Path"] is { Length: > 0 } path ? path : "data",
            OperatorKey = OperatorKey(configuration["Operator:Key"]),
            KeyLimit = KeyLimit(configuration["Limits:RequestsPerSecond"], configuration["Limits:Burst"]),
            ForwardedProxies = [.. List(configuration, "ForwardedProxies").Select(Proxy)],
            ManagementUrls = management,
            ManagementPorts = management.Select(ManagementPort).ToFrozenSet(),
        };
    }

    private static string? PublicUrl(string? text, bool development)
    {
        if (string.IsNullOrEmpty(text))
        {
            return development ? null : throw new SettingException("PublicUrl", "is required outside Development: the https address under which Alexa and browsers reach this service");
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var url)
            || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp)
            || url.UserInfo.Length > 0
            || url.Query.Length > 0
            || url.Fragment.Length > 0
            || text.Contains('?', StringComparison.Ordinal)
            || text.Contains('#', StringComparison.Ordinal))
        {
            throw new SettingException("PublicUrl", "must be an absolute http(s) address without user, query and fragment");
        }

        return development || url.Scheme == Uri.UriSchemeHttps
            ? text.TrimEnd('/')
            : throw new SettingException("PublicUrl", "must be https outside Development");
    }

    private static string? OperatorKey(string? text) => text switch
    {
        null or "" => null,
        _ when text.All(letter => letter is > ' ' and < (char)127) => text,
        _ => throw new SettingException("Operator:Key", "must be printable ASCII without spaces"),
    };

    private static RateLimit? KeyLimit(string? rateText, string? burstText)
    {
        if (!decimal.TryParse(Or(rateText, "200"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate)
            || rate is not (0 or (>= 0.001m and <= 100_000)))
        {
            throw new SettingException("Limits:RequestsPerSecond", "must be a number from 0.001 to 100000, or 0, which switches the limit off");
        }

        if (!int.TryParse(Or(burstText, "400"), NumberStyles.None, CultureInfo.InvariantCulture, out var burst) || burst > 1_000_000)
        {
            throw new SettingException("Limits:Burst", "must be a whole number from 1 to 1000000, or 0, which switches the limit off");
        }

        // Rounded up to whole microseconds, so that a key never gets more than the setting says.
        return rate == 0 || burst == 0 ? null : new RateLimit(TimeSpan.FromMicroseconds((long)Math.Ceiling(1_000_000 / rate)), burst);
    }

    private static string Or(string? text, string otherwise) => string.IsNullOrEmpty(text) ? otherwise : text;

    private static IPNetwork Proxy(string text)
    {
        if (IPAddress.TryParse(text, out var address))
        {
            return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        }

        return IPNetwork.TryParse(text, out var network)
            ? network
            : throw new SettingException("ForwardedProxies", "must be addresses or networks such as 10.0.0.0/8");
    }

    private static int ManagementPort(string text)
    {
        var wrong = new SettingException("Management:Urls", "must be addresses with ports");
        try
        {
            return BindingAddress.Parse(text) is { Port: > 0 } address ? address.Port : throw wrong;
        }
        catch (FormatException)
        {
            throw wrong;
        }
    }

    // A list may be one value with separators, as Urls is, or numbered values, as configuration files have them.
    private static List<string> List(IConfiguration configuration, string key) =>
    [
        .. (configuration[key] ?? "").Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        .. configuration.GetSection(key).GetChildren().Select(child => child.Value).OfType<string>(),
    ];
}
