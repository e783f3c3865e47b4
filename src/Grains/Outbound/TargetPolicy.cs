using System.Net;
using Microsoft.Extensions.Hosting;

namespace Platform.Grains.Outbound;

/// <summary>
/// Whom the platform calls on a partner's word: https at public addresses; in Development anybody, so that everything runs on one machine
/// (api.md 3). Set-up made in Development may still be there when the program runs elsewhere, so this is asked at every call.
/// </summary>
internal sealed class TargetPolicy(IHostEnvironment environment)
{
    private readonly bool _anybody = environment.IsDevelopment();

    /// <summary>Whether this URL may be called.</summary>
    public bool Allows(Uri target) => target.Scheme == Uri.UriSchemeHttps || (_anybody && target.Scheme == Uri.UriSchemeHttp);

    /// <summary>Whether this address may be connected to.</summary>
    public bool Allows(IPAddress address) => _anybody || PublicAddresses.Contains(address);
}
