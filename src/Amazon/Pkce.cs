using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Amazon;

/// <summary>Proof key for code exchange, method S256 (RFC 7636; protocol.md 1).</summary>
public static class Pkce
{
    private const int Shortest = 43;
    private const int Longest = 128;

    /// <summary>A fresh verifier: 256 random bits as 43 characters of base64url.</summary>
    public static string NewVerifier() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>The S256 challenge of a verifier: 43 characters of base64url, no padding (RFC 7636, 4.2).</summary>
    /// <param name="verifier">43 to 128 characters of <c>A-Za-z0-9-._~</c> (RFC 7636, 4.1).</param>
    /// <exception cref="ArgumentException">The verifier has another length or other characters.</exception>
    public static string Challenge(string verifier)
    {
        ArgumentNullException.ThrowIfNull(verifier);
        return verifier.Length is >= Shortest and <= Longest && verifier.All(IsUnreserved)
            ? Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))
            : throw new ArgumentException("A PKCE verifier has 43 to 128 unreserved characters (RFC 7636, 4.1).", nameof(verifier));
    }

    private static bool IsUnreserved(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_' or '~';
}
