using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Rival.Sealing;

/// <summary>Unguessable texts, and the hashes that are kept of them.</summary>
internal static class RandomText
{
    private const int Bytes = 32;

    /// <summary>256 bits as 43 characters of base64url.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
