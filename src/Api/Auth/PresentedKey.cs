using System.Buffers;
using Platform.Grains.Ids;

namespace Platform.Api.Auth;

/// <summary>
/// An API key as a partner presents it: <c>alp_{partnerId}_{keyId}_{secret}</c>. It routes itself to its partner's grain. It is read where it
/// stands, in the request, and nothing of it is copied.
/// </summary>
internal readonly struct PresentedKey
{
    private const string Mark = "alp_";
    private const char Separator = '_';
    private const int KeyIdLetters = 16;
    private const int SecretLetters = 43;

    // How much there is from the separator on. Beginning with the end, since a secret may have separators in it.
    private const int AfterKeyId = 1 + SecretLetters;
    private const int AfterPartner = 1 + KeyIdLetters + AfterKeyId;

    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    private readonly ReadOnlyMemory<char> _text;

    private PresentedKey(ReadOnlyMemory<char> text) => _text = text;

    /// <summary>The partner's id.</summary>
    public ReadOnlySpan<char> Partner => _text.Span[Mark.Length..^AfterPartner];

    /// <summary>The key's id.</summary>
    public ReadOnlySpan<char> KeyId => _text.Span[^(KeyIdLetters + AfterKeyId)..^AfterKeyId];

    /// <summary>Partner and id, which name the key: see <see cref="NameOf"/>.</summary>
    public ReadOnlySpan<char> Name => _text.Span[Mark.Length..^AfterKeyId];

    /// <summary>The secret.</summary>
    public ReadOnlySpan<char> Secret => _text.Span[^SecretLetters..];

    /// <summary>The text of a key.</summary>
    public static string TextOf(PartnerId partner, string keyId, string secret) => $"{Mark}{NameOf(partner, keyId)}{Separator}{secret}";

    /// <summary>The name of a partner's key; no other key of anybody has it, since no partner's id has an underscore.</summary>
    public static string NameOf(PartnerId partner, string keyId) => $"{partner.Value}{Separator}{keyId}";

    /// <summary>Reads a key; false where the text has another form.</summary>
    public static bool TryParse(ReadOnlyMemory<char> text, out PresentedKey key)
    {
        key = new PresentedKey(text);
        return text.Length >= Mark.Length + AfterPartner
            && text.Span.StartsWith(Mark, StringComparison.Ordinal)
            && PartnerId.IsId(key.Partner)
            && text.Span[^AfterPartner] == Separator
            && !key.KeyId.ContainsAnyExcept(Hexadecimal)
            && text.Span[^AfterKeyId] == Separator;
    }
}
