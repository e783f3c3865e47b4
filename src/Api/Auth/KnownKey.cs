using Platform.Grains.Ids;
using Platform.Grains.Partners;

namespace Platform.Api.Auth;

/// <summary>An API key as this node knows it, with whatever can be made of it before it is presented; its text is not known.</summary>
internal sealed class KnownKey(PartnerId partner, ApiKey key)
{
    private readonly KeyHash _secret = KeyHash.Read(key.SecretHash);

    /// <summary>The partner.</summary>
    public PartnerId Partner => partner;

    /// <summary>The key's id.</summary>
    public string KeyId => key.KeyId;

    /// <summary>Under which it is kept: see <see cref="PresentedKey.NameOf"/>.</summary>
    public string Name { get; } = PresentedKey.NameOf(partner, key.KeyId);

    /// <summary>Whom the key stands for.</summary>
    public KeyHolder Holder { get; } = new(new Caller(partner), key.KeyId, key.Scopes);

    /// <summary>Whether a key presented under this one's name has its secret, and may still be used.</summary>
    public bool IsRight(PresentedKey presented, TimeProvider clock) =>
        _secret.IsOf(presented.Secret) && !(key.ExpiresAt <= clock.GetUtcNow());
}
