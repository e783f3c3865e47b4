using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Platform.Grains.Ids;

namespace Platform.Grains.Links;

/// <summary>
/// What a state carries, sealed, to the browser and back (design.md 6): 256 bits from the system's CSPRNG and the key of its link, so that
/// no lookup table stands in front of the grains. The record keeps only <see cref="Id"/>.
/// </summary>
public sealed class StateHandle
{
    /// <summary>The kind that the handle is sealed as.</summary>
    public const string Kind = "state";

    private const byte Version = 1;
    private const int NonceBytes = 32;

    private readonly byte[] _nonce;

    private StateHandle(byte[] nonce, LinkKey link)
    {
        _nonce = nonce;
        Link = link;
    }

    /// <summary>The link that the state belongs to.</summary>
    public LinkKey Link { get; }

    /// <summary>Unpadded base64url of SHA-256 over the nonce: names the state without being able to stand for it.</summary>
    public string Id => Base64Url.EncodeToString(SHA256.HashData(_nonce));

    /// <summary>Makes a new state for a link.</summary>
    public static StateHandle New(LinkKey link) => new(RandomNumberGenerator.GetBytes(NonceBytes), link);

    /// <summary>Reads what <see cref="Encode"/> wrote; false for anything else.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> payload, [NotNullWhen(true)] out StateHandle? state)
    {
        state = null;
        if (payload.Length <= 1 + NonceBytes || payload[0] != Version || !LinkKeyCodec.TryDecode(payload[(1 + NonceBytes)..], out var link))
        {
            return false;
        }

        state = new StateHandle(payload.Slice(1, NonceBytes).ToArray(), link);
        return true;
    }

    /// <summary>The payload to seal: version, nonce, link.</summary>
    public byte[] Encode() => [Version, .. _nonce, .. LinkKeyCodec.Encode(Link)];

    /// <summary>A hash of a code that came with this state, salted by the nonce: unpadded base64url of SHA-256 over nonce and code.</summary>
    public string HashOf(string code) => Base64Url.EncodeToString(SHA256.HashData([.. _nonce, .. Encoding.UTF8.GetBytes(code)]));
}
