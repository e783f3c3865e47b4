using System.Buffers.Text;
using System.Security.Cryptography;
using Platform.Grains.Ids;

namespace Platform.Api.Auth;

/// <summary>
/// An API key that has just been made. The secret is 32 bytes from the system's CSPRNG as base64url, of which only a hash is kept, so a plain
/// hash does (no dictionary holds 256 bits).
/// </summary>
internal sealed class NewKey
{
    private const int SecretBytes = 32;
    private const int KeyIdBytes = 8;

    private NewKey(PartnerId partner, string keyId, string secret)
    {
        KeyId = keyId;
        SecretHash = KeyHash.Of(secret);
        Text = PresentedKey.TextOf(partner, keyId, secret);
    }

    /// <summary>The id.</summary>
    public string KeyId { get; }

    /// <summary>The hash of the secret.</summary>
    public KeyHash SecretHash { get; }

    /// <summary>The whole key, which is shown once.</summary>
    public string Text { get; }

    /// <summary>Makes a key for a partner.</summary>
    public static NewKey Of(PartnerId partner) => new(
        partner,
        Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyIdBytes)),
        Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes)));
}
