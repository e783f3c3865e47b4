using System.Security.Cryptography;
using System.Text;

namespace Platform.Rival.Sealing;

/// <summary>AES-256-GCM: nonce, tag, ciphertext. The additional data says where a secret belongs, so it opens nowhere else.</summary>
internal sealed class Sealer(byte[] key) : IDisposable
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int OnStack = 512;

    // An AesGcm has one native context, which threads must not share.
    private readonly ThreadLocal<AesGcm> _ciphers = new(() => new AesGcm(key, TagBytes), trackAllValues: true);

    public byte[] Seal(string secret, string skill, string user, string field)
    {
        var sealedBytes = new byte[NonceBytes + TagBytes + Encoding.UTF8.GetByteCount(secret)];
        var nonce = sealedBytes.AsSpan(0, NonceBytes);
        var tag = sealedBytes.AsSpan(NonceBytes, TagBytes);
        var body = sealedBytes.AsSpan(NonceBytes + TagBytes);
        RandomNumberGenerator.Fill(nonce);

        // In place: GCM may overwrite its plaintext.
        Encoding.UTF8.GetBytes(secret, body);
        Span<byte> buffer = stackalloc byte[OnStack];
        _ciphers.Value!.Encrypt(nonce, body, body, tag, Place(skill, user, field, buffer));
        return sealedBytes;
    }

    public string Open(byte[] sealedBytes, string skill, string user, string field)
    {
        var length = sealedBytes.Length - NonceBytes - TagBytes;
        var clear = new byte[length];
        Span<byte> buffer = stackalloc byte[OnStack];
        _ciphers.Value!.Decrypt(
            sealedBytes.AsSpan(0, NonceBytes),
            sealedBytes.AsSpan(NonceBytes + TagBytes),
            sealedBytes.AsSpan(NonceBytes, TagBytes),
            clear,
            Place(skill, user, field, buffer));
        var text = Encoding.UTF8.GetString(clear);
        CryptographicOperations.ZeroMemory(clear);
        return text;
    }

    public void Dispose()
    {
        foreach (var cipher in _ciphers.Values)
            cipher.Dispose();
        _ciphers.Dispose();
    }

    // Neither ids nor field names contain a zero byte.
    private static ReadOnlySpan<byte> Place(string skill, string user, string field, Span<byte> buffer)
    {
        var at = Encoding.UTF8.GetBytes(skill, buffer);
        buffer[at++] = 0;
        at += Encoding.UTF8.GetBytes(user, buffer[at..]);
        buffer[at++] = 0;
        at += Encoding.UTF8.GetBytes(field, buffer[at..]);
        return buffer[..at];
    }
}
