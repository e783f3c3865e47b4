using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Platform.Api.Settings;

/// <summary>The address under which partners, browsers and Alexa know this service: the setting, or where it listens.</summary>
internal sealed class PublicUrl(ApiSettings settings, IServer server)
{
    private string? _listening;

    /// <summary>The address, without a slash at its end.</summary>
    public string Value => settings.PublicUrl ?? (_listening ??= Listening()) ?? ApiSettings.DefaultUrls;

    private string? Listening() =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address
            ? address.Replace("//[::]", "//localhost", StringComparison.Ordinal)
                .Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal)
                .Replace("//*", "//localhost", StringComparison.Ordinal)
                .Replace("//+", "//localhost", StringComparison.Ordinal)
                .TrimEnd('/')
            : null;
}
