using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Vault.Keys;

/// <summary>A data key in memory. It encrypts nothing itself: each use has a key of its own, derived by HKDF-SHA256 (RFC 5869).</summary>
internal sealed class DataKey(uint id, byte[] key)
{
    public const int Length = 32;

    // HKDF's first step, which is the same for every use; the key itself is not kept.
    private readonly byte[] _extracted = HKDF.Extract(HashAlgorithmName.SHA256, key);

    private readonly ConcurrentDictionary<string, byte[]> _handleKeys = new(StringComparer.Ordinal);

    private long _handles;

    public uint Id { get; } = id;

    /// <summary>
    /// One key per place. Random 96-bit nonces are safe for 2^32 messages under a key (NIST SP 800-38D, 8.3); with a key for each place
    /// that bound holds for each link and field alone, so it is never reached between two rotations.
    /// </summary>
    public byte[] ForSecret(ReadOnlySpan<byte> place) => Derive([.. "platform vault secret 1:"u8, .. place]);

    public byte[] ForHandle(string kind) =>
        _handleKeys.GetOrAdd(
            kind, static (name, self) => self.Derive([.. "platform vault handle 1:"u8, .. Encoding.UTF8.GetBytes(name)]), this);

    /// <summary>Counts a handle, and answers how many this process has sealed with the key.</summary>
    public long CountHandle() => Interlocked.Increment(ref _handles);

    private byte[] Derive(byte[] use) => HKDF.Expand(HashAlgorithmName.SHA256, _extracted, Length, use);
}
