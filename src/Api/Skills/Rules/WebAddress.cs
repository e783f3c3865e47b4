using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text.RegularExpressions;

namespace Platform.Api.Skills.Rules;

/// <summary>
/// An http(s) address that means to everybody what it says: printable ASCII, no user, no fragment, no backslash, no dot segments, plain or
/// encoded. What two parsers could read in two ways is refused, not cleaned (RFC 9700 4.1).
/// </summary>
internal static partial class WebAddress
{
    private const int Longest = 2048;

    /// <summary>Reads an address; false where it is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Uri? address)
    {
        address = null;
        if (text is null || text.Length > Longest || !Grammar().IsMatch(text) || DotSegment().IsMatch(text))
        {
            return false;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            && address.UserInfo.Length == 0
            && address.Fragment.Length == 0
            && address.Port > 0
            && address.HostNameType is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6
            && SameHost(text, address)
            && !(address.HostNameType is UriHostNameType.Dns && EndsInNumber().IsMatch(address.Host));
    }

    /// <summary>Whether the host is this machine.</summary>
    public static bool IsLoopback(Uri address) =>
        string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(address.IdnHost, out var ip) && IPAddress.IsLoopback(ip));

    // Uri reads 0x7f.1 and 2130706433 as 127.0.0.1; only the plain spelling is taken.
    private static bool SameHost(string text, Uri address)
    {
        var written = HostOf().Match(text).Groups["host"].Value;
        return string.Equals(written.Trim('[', ']'), address.Host.Trim('[', ']'), StringComparison.OrdinalIgnoreCase);
    }

    // A scheme, two slashes, a host without user, an optional port; then path and query out of what a URI may have (RFC 3986), without
    // fragment.
    [GeneratedRegex(
        @"\Ahttps?://([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?(/([A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*)?(\?([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Grammar();

    [GeneratedRegex(@"/(\.|%2e){1,2}(/|%2f|%5c|\?|\z)|%2f(\.|%2e){1,2}(/|%2f|%5c|\?|\z)|%5c|%00", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex DotSegment();

    // What browsers take for an IPv4 address, and refuse where it is none (URL Standard, host parsing); Uri reads a name.
    [GeneratedRegex(@"(\A|\.)([0-9]+|0[xX][0-9A-Fa-f]*)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex EndsInNumber();

    [GeneratedRegex(@"\A[a-z]+://(?<host>\[[^\]]*\]|[^:/?]*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex HostOf();
}
