using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Platform.Grains.Ids;

namespace Platform.Api.Auth;

/// <summary>
/// An API key as a partner presents it: <c>alp_{partnerId}_{keyId}_{secret}</c>. It routes itself to its partner's grain; the secret is 32
/// bytes from the system's CSPRNG as base64url, of which only a hash is kept, so a plain hash does (no dictionary holds 256 bits).
/// </summary>
/// <param name="Partner">The partner.</param>
/// <param name="KeyId">The key's id.</param>
/// <param name="SecretHash">Unpadded base64url of SHA-256 over the secret's characters.</param>
internal sealed record PresentedKey(PartnerId Partner, string KeyId, string SecretHash)
{
    private const string Mark = "alp";
    private const int SecretBytes = 32;
    private const int SecretLetters = 43;
    private const int KeyIdBytes = 8;

    /// <summary>Makes a key for a partner. The text is shown once.</summary>
    public static (PresentedKey Key, string Text) New(PartnerId partner)
    {
        var keyId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyIdBytes));
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        return (new PresentedKey(partner, keyId, Hash(secret)), $"{Mark}_{partner}_{keyId}_{secret}");
    }

    /// <summary>Reads a key; false where the text has another form.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out PresentedKey? key)
    {
        key = text.Split('_', 4) is [Mark, var partnerText, var keyId, { Length: SecretLetters } secret]
            && PartnerId.TryParse(partnerText, out var partner)
            && IsKeyId(keyId)
                ? new PresentedKey(partner, keyId, Hash(secret))
                : null;
        return key is not null;
    }

    /// <summary>Whether a text has the form of a key's id.</summary>
    public static bool IsKeyId([NotNullWhen(true)] string? text) =>
        text is { Length: 2 * KeyIdBytes } && text.All(char.IsAsciiHexDigitLower);

    /// <summary>Compares the secret in time that does not depend on it.</summary>
    public bool Matches(string secretHash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(SecretHash), Encoding.ASCII.GetBytes(secretHash));

    private static string Hash(string secret) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
