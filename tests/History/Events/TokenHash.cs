using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Platform.History.Events;

/// <summary>The name of a code or token in a history: it tells one from another and nobody what it is.</summary>
internal static class TokenHash
{
    /// <summary>The SHA-256, in base64url.</summary>
    public static string Of(string secret) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
