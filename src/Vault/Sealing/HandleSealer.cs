using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.Extensions.Logging;
using Platform.Vault.Keys;

namespace Platform.Vault.Sealing;

internal sealed class HandleSealer(KeyRing keys, ILoggerFactory loggers) : IHandleSealer
{
    private readonly ILogger _alerts = loggers.CreateLogger("Platform.Vault");

    // Nothing we hand out comes near this; longer strings are not worth decoding.
    private const int LongestHandle = 4096;

    /// <summary>
    /// Handles of a kind share one key, under which random 96-bit nonces are safe for 2^32 messages (NIST SP 800-38D, 8.3). Each process
    /// counts its own and speaks up at a sixteenth of that.
    /// </summary>
    internal long AlertAt { get; init; } = 1L << 28;

    public string Seal(string kind, ReadOnlySpan<byte> payload)
    {
        ArgumentException.ThrowIfNullOrEmpty(kind);
        var dataKey = keys.Sealing;
        if (dataKey.CountHandle() == AlertAt)
            AlertLog.ManyHandles(_alerts, dataKey.Id.ToString("x8"), AlertAt);
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

    public uint DataKeyOf(string handle) =>
        TryDecode(handle, out var envelope) && Envelope.TryReadKeyId(envelope, out var keyId)
            ? keyId
            : throw new ArgumentException("It is no handle.", nameof(handle));

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
