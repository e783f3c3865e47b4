using Platform.Grains.Ids;
using Platform.Grains.Vault;
using Platform.Vault;

namespace Platform.Grains.Skills;

/// <summary>Opens the secrets of a skill's set-up.</summary>
internal static class SkillSecrets
{
    /// <summary>Opens an Alexa client secret, to be presented at the token endpoint.</summary>
    public static Secret OpenClientSecret(IVault vault, PartnerId owner, SkillId skill, SealedSecret secret) => vault.Open(
        secret.Envelope.AsSpan(),
        new SecretContext(owner.Value, skill.Value, "", Secrets.ClientSecret, 0),
        "token endpoint");
}
