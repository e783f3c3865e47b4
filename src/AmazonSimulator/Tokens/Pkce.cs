using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Platform.AmazonSimulator.Tokens;

/// <summary>Proof key for code exchange (RFC 7636), S256 only.</summary>
internal static class Pkce
{
    /// <summary>The 43rd character carries four bits of the hash and two of zero.</summary>
    private const string LastOf32Bytes = "AEIMQUYcgkosw048";

    /// <summary>43 to 128 characters of <c>[A-Za-z0-9-._~]</c>.</summary>
    public static bool IsVerifier(string value) =>
        value.Length is >= 43 and <= 128 && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~');

    /// <summary>The unpadded base64url of 32 bytes, in its one canonical form.</summary>
    public static bool IsChallenge(string value) =>
        value.Length == 43
        && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
        && LastOf32Bytes.Contains(value[^1], StringComparison.Ordinal);

    public static string Challenge(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}
