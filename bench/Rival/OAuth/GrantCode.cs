using System.Buffers.Text;
using System.Security.Cryptography;

namespace Platform.Rival.OAuth;

/// <summary>A code or refresh token of the built-in authorization server: the grant's id, by which its row is found, and 256 random bits, of which a hash is kept.</summary>
internal sealed record GrantCode(Guid Grant, string Text, byte[] Hash)
{
    private const int IdBytes = 16;
    private const int SecretBytes = 32;

    public static GrantCode New() => Of(new Guid(RandomNumberGenerator.GetBytes(IdBytes)));

    /// <summary>Another token of the same grant.</summary>
    public static GrantCode Of(Guid grant)
    {
        var bytes = new byte[IdBytes + SecretBytes];
        grant.TryWriteBytes(bytes);
        RandomNumberGenerator.Fill(bytes.AsSpan(IdBytes));
        return new GrantCode(grant, Base64Url.EncodeToString(bytes), SHA256.HashData(bytes.AsSpan(IdBytes)));
    }

    public static GrantCode? Read(string text)
    {
        var bytes = new byte[IdBytes + SecretBytes];
        return text.Length == Base64Url.GetEncodedLength(bytes.Length) && Base64Url.TryDecodeFromChars(text, bytes, out var count) && count == bytes.Length
            ? new GrantCode(new Guid(bytes.AsSpan(0, IdBytes)), text, SHA256.HashData(bytes.AsSpan(IdBytes)))
            : null;
    }
}
