using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Api.Auth;

/// <summary>What is kept of a key: SHA-256 over its characters in UTF-8.</summary>
internal sealed class KeyHash
{
    // Every key that is made here fits; an operator may have set a longer one.
    private const int OnStack = 512;

    private readonly byte[] _bytes;

    private KeyHash(byte[] bytes) => _bytes = bytes;

    /// <summary>The hash of a text.</summary>
    public static KeyHash Of(ReadOnlySpan<char> text)
    {
        var bytes = new byte[SHA256.HashSizeInBytes];
        Write(text, bytes);
        return new KeyHash(bytes);
    }

    /// <summary>Reads <see cref="ToString"/> back. What is no hash is that of no text.</summary>
    public static KeyHash Read(string text) => new(Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : []);

    /// <summary>Whether this is the hash of a text, in time that depends on nothing but the text's length.</summary>
    public bool IsOf(ReadOnlySpan<char> text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Write(text, hash);
        return CryptographicOperations.FixedTimeEquals(_bytes, hash);
    }

    /// <summary>The hash as unpadded base64url.</summary>
    public override string ToString() => Base64Url.EncodeToString(_bytes);

    private static void Write(ReadOnlySpan<char> text, Span<byte> hash)
    {
        var longest = Encoding.UTF8.GetMaxByteCount(text.Length);
        var utf8 = longest <= OnStack ? stackalloc byte[OnStack] : new byte[longest];
        SHA256.HashData(utf8[..Encoding.UTF8.GetBytes(text, utf8)], hash);
    }
}
