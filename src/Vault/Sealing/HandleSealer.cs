using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Platform.Vault.Keys;

namespace Platform.Vault.Sealing;

internal sealed class HandleSealer(KeyRing keys) : IHandleSealer
{
    // Nothing we hand out comes near this; longer strings are not worth decoding.
    private const int LongestHandle = 4096;

    public string Seal(string kind, ReadOnlySpan<byte> payload)
    {
        ArgumentException.ThrowIfNullOrEmpty(kind);
        var dataKey = keys.Sealing;
        return Base64Url.EncodeToString(Envelope.Seal(dataKey.Id, dataKey.ForHandle(kind), payload, Encoding.UTF8.GetBytes(kind)));
    }

    public bool TryOpen(string kind, [NotNullWhen(true)] string? handle, out byte[] payload)
    {
        ArgumentException.ThrowIfNullOrEmpty(kind);
        payload = [];
        return TryDecode(handle, out var envelope)
            && Envelope.TryReadKeyId(envelope, out var keyId)
            && keys.TryFind(keyId, out var dataKey)
            && Envelope.TryOpen(envelope, dataKey.ForHandle(kind), Encoding.UTF8.GetBytes(kind), out payload);
    }

    private static bool TryDecode([NotNullWhen(true)] string? handle, out byte[] envelope)
    {
        envelope = [];
        if (string.IsNullOrEmpty(handle) || handle.Length > LongestHandle || !Base64Url.IsValid(handle))
            return false;
        envelope = Base64Url.DecodeFromChars(handle);

        // The decoder forgives padding, white space and stray trailing bits; the encoder has one spelling for each envelope.
        return string.Equals(Base64Url.EncodeToString(envelope), handle, StringComparison.Ordinal);
    }
}
