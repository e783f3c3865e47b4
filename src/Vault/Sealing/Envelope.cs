using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Platform.Vault.Sealing;

/// <summary>
/// <c>version(1) | key id(4, big-endian) | nonce(12) | tag(16) | ciphertext</c>, AES-256-GCM. Version and key id are authenticated too,
/// so no bit of an envelope can change unnoticed.
/// </summary>
internal static class Envelope
{
    public const int Overhead = HeaderLength + NonceLength + TagLength;

    private const byte Version = 1;
    private const int HeaderLength = 5;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    public static byte[] Seal(uint keyId, ReadOnlySpan<byte> key, ReadOnlySpan<byte> plaintext, ReadOnlySpan<byte> context)
    {
        var envelope = new byte[Overhead + plaintext.Length];
        var header = envelope.AsSpan(0, HeaderLength);
        var nonce = envelope.AsSpan(HeaderLength, NonceLength);
        header[0] = Version;
        BinaryPrimitives.WriteUInt32BigEndian(header[1..], keyId);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(
            nonce,
            plaintext,
            envelope.AsSpan(Overhead),
            envelope.AsSpan(HeaderLength + NonceLength, TagLength),
            Authenticated(header, context));
        return envelope;
    }

    /// <summary>The id of the data key that sealed it; false for anything that is no envelope of this version.</summary>
    public static bool TryReadKeyId(ReadOnlySpan<byte> envelope, out uint keyId)
    {
        keyId = 0;
        if (envelope.Length < Overhead || envelope[0] != Version)
            return false;
        keyId = BinaryPrimitives.ReadUInt32BigEndian(envelope[1..]);
        return true;
    }

    public static bool TryOpen(ReadOnlySpan<byte> envelope, ReadOnlySpan<byte> key, ReadOnlySpan<byte> context, out byte[] plaintext)
    {
        plaintext = [];
        if (!TryReadKeyId(envelope, out _))
            return false;
        var opened = new byte[envelope.Length - Overhead];
        using var cipher = new AesGcm(key, TagLength);
        try
        {
            cipher.Decrypt(
                envelope.Slice(HeaderLength, NonceLength),
                envelope[Overhead..],
                envelope.Slice(HeaderLength + NonceLength, TagLength),
                opened,
                Authenticated(envelope[..HeaderLength], context));
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }

        plaintext = opened;
        return true;
    }

    private static byte[] Authenticated(ReadOnlySpan<byte> header, ReadOnlySpan<byte> context) => [.. header, .. context];
}
