using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Platform.Grains.Ids;

namespace Platform.Grains.Authorization;

/// <summary>
/// What an authorization code or a refresh token of the built-in authorization server carries, sealed: which grant of which link it belongs to,
/// and 256 bits from the system's CSPRNG. The grant's record keeps only <see cref="Hash"/>.
/// </summary>
public sealed class GrantHandle
{
    /// <summary>The kind that codes are sealed as.</summary>
    public const string CodeKind = "code";

    /// <summary>The kind that refresh tokens are sealed as.</summary>
    public const string RefreshKind = "refresh";

    private const byte Version = 1;
    private const int GrantBytes = 16;
    private const int SecretBytes = 32;
    private const int HeadBytes = 1 + GrantBytes + SecretBytes;

    private readonly byte[] _grant;
    private readonly byte[] _secret;

    private GrantHandle(byte[] grant, byte[] secret, LinkKey link)
    {
        _grant = grant;
        _secret = secret;
        Link = link;
    }

    /// <summary>The link that the grant belongs to.</summary>
    public LinkKey Link { get; }

    /// <summary>The grant: unpadded base64url of 16 random bytes.</summary>
    public string Grant => Base64Url.EncodeToString(_grant);

    /// <summary>Unpadded base64url of SHA-256 over the secret part.</summary>
    public string Hash => Base64Url.EncodeToString(SHA256.HashData(_secret));

    /// <summary>Starts a new grant.</summary>
    public static GrantHandle New(LinkKey link) =>
        new(RandomNumberGenerator.GetBytes(GrantBytes), RandomNumberGenerator.GetBytes(SecretBytes), link);

    /// <summary>Reads what <see cref="Encode"/> wrote; false for anything else.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> payload, [NotNullWhen(true)] out GrantHandle? handle)
    {
        handle = null;
        if (payload.Length <= HeadBytes || payload[0] != Version || !LinkKeyCodec.TryDecode(payload[HeadBytes..], out var link))
        {
            return false;
        }

        handle = new GrantHandle(payload.Slice(1, GrantBytes).ToArray(), payload.Slice(1 + GrantBytes, SecretBytes).ToArray(), link);
        return true;
    }

    /// <summary>Another handle of the same grant with a fresh secret: its next refresh token.</summary>
    public GrantHandle Next() => new(_grant, RandomNumberGenerator.GetBytes(SecretBytes), Link);

    /// <summary>The payload to seal: version, grant, secret, link.</summary>
    public byte[] Encode() => [Version, .. _grant, .. _secret, .. LinkKeyCodec.Encode(Link)];
}
