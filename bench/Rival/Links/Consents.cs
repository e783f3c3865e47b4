using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Platform.Rival.Amazon;
using Platform.Rival.Sealing;
using Platform.Rival.Skills;

namespace Platform.Rival.Links;

/// <summary>Opens consents.</summary>
internal sealed class Consents(ConsentStore store, Sealer sealer, ConsentUrls urls, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    /// <summary>Null where the redirect URI is not registered.</summary>
    public async Task<ConsentJson?> Open(Skill skill, string user, ConsentRequest request)
    {
        var redirectUri = request.RedirectUri ?? skill.RedirectUris[0];
        if (!skill.RedirectUris.Contains(redirectUri, StringComparer.Ordinal))
            return null;
        var state = RandomText.New();
        var stage = request.Stage ?? skill.Stage;
        var verifier = skill.Pkce ? RandomText.New() : null;
        var challenge = verifier is null ? null : Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        var expiresAt = time.GetUtcNow().UtcDateTime + Lifetime;
        var sealedVerifier = verifier is null ? null : sealer.Seal(verifier, skill.SkillId, user, Fields.Verifier);
        await store.Open(RandomText.Hash(state), skill, user, redirectUri, stage, sealedVerifier, expiresAt);
        return new ConsentJson(
            state, expiresAt, redirectUri, urls.AlexaApp(skill.ClientId, stage, redirectUri, state, challenge),
            urls.Lwa(skill.ClientId, redirectUri, state, challenge), StartUrl: null);
    }
}
