using System.Security.Cryptography;
using System.Text;

namespace Platform.Api.Auth;

/// <summary>The operator's key, of which this process keeps a hash. Nothing matches before it is known.</summary>
internal sealed class OperatorKey
{
    private byte[]? _hash;

    /// <summary>Sets the key; called once at start.</summary>
    public void Set(string key) => _hash = Hash(key);

    /// <summary>Whether a text is the key, in time that does not depend on it.</summary>
    public bool Matches(string text) => _hash is { } hash && CryptographicOperations.FixedTimeEquals(hash, Hash(text));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
