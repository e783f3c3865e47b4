using System.Diagnostics.CodeAnalysis;

namespace Platform.Amazon;

/// <summary>
/// Where the certificate of a signed request may be fetched (header <c>SignatureCertChainUrl</c>; protocol.md 5): only from Amazon's own
/// folder, since whoever chooses the address chooses the key.
/// </summary>
public static class CertificateUrl
{
    private const string Host = "s3.amazonaws.com";
    private const string Folder = "/echo.api/";
    private const int HttpsPort = 443;
    private const int Longest = 2048;

    // What a server may read as a slash or as a way up, though a URL's normal form leaves it alone.
    private static readonly string[] Detours = ["..", "%2f", "%5c", "%2e"];

    /// <summary>
    /// Takes an https URL on that host, port absent or 443, whose path stands in the folder once <c>..</c> is resolved. Scheme and host in
    /// any case, the path exactly. A user, a query or a fragment is refused; Amazon sends none.
    /// </summary>
    /// <param name="value">The header's value, at most 2,048 characters.</param>
    /// <param name="url">The address to ask, in its normal form.</param>
    public static bool TryParse(string? value, [NotNullWhen(true)] out Uri? url)
    {
        url = null;
        if (value is not { Length: <= Longest } || !Uri.TryCreate(value, UriKind.Absolute, out var read) || !Stands(read))
            return false;
        url = read;
        return true;
    }

    private static bool Stands(Uri url) =>
        url is { Port: HttpsPort, UserInfo: "", Query: "", Fragment: "" }
        && url.Scheme == Uri.UriSchemeHttps
        && string.Equals(url.Host, Host, StringComparison.OrdinalIgnoreCase)
        && url.AbsolutePath.StartsWith(Folder, StringComparison.Ordinal)
        && !Detours.Any(detour => url.AbsolutePath.Contains(detour, StringComparison.OrdinalIgnoreCase));
}
