using Platform.Grains.Ids;
using Platform.Grains.Vault;
using Platform.Vault;

namespace Platform.Grains.Skills;

/// <summary>Opens the secrets of a skill's set-up, and seals them again.</summary>
internal static class SkillSecrets
{
    /// <summary>Opens an Alexa client secret, to be presented at the token endpoint.</summary>
    public static Secret OpenClientSecret(IVault vault, PartnerId owner, SkillId skill, SealedSecret secret) => vault.Open(
        secret.Envelope.AsSpan(),
        Place(owner, skill, Secrets.ClientSecret),
        "token endpoint");

    /// <summary>Opens what signs messages to the partner: the secret in force and, for a day after a change, the one before it.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="owner">Whose skill.</param>
    /// <param name="skill">Which skill.</param>
    /// <param name="field">Which of its secrets, such as <see cref="Secrets.WebhookSecret"/>.</param>
    /// <param name="secret">The secret.</param>
    /// <param name="now">The time.</param>
    public static IReadOnlyList<Secret> OpenSigningSecrets(
        IVault vault, PartnerId owner, SkillId skill, string field, OverlappingSecret secret, DateTimeOffset now)
    {
        SealedSecret?[] serving = [secret.Current, secret.PreviousAt(now)];
        return [.. serving.OfType<SealedSecret>().Select(each => vault.Open(each.Envelope.AsSpan(), Place(owner, skill, field), "signature"))];
    }

    /// <summary>
    /// The record with all its secrets under the data key that seals now. No version changes: nothing of the set-up does.
    /// </summary>
    public static SkillState Reseal(SkillState state, SkillId skill, Resealing resealing)
    {
        if (state.Owner is not { } name)
        {
            return state;
        }

        var owner = new PartnerId(name);
        var (authorization, webhook) = (state.Settings.Authorization, state.Settings.Webhook);
        return state with
        {
            Credentials = [.. state.Credentials.Select(client => client with { Secret = Again(Secrets.ClientSecret, client.Secret) })],
            Settings = state.Settings with
            {
                Authorization = authorization with
                {
                    Secret = authorization.Secret is { } secret ? Again(Secrets.AuthorizationSecret, secret) : null,
                },
                Webhook = webhook is null ? null : webhook with { Secret = Again(Secrets.WebhookSecret, webhook.Secret) },
            },
        };

        OverlappingSecret Again(string field, OverlappingSecret known) => known with
        {
            Current = resealing.Of(known.Current, Place(owner, skill, field)),
            Previous = known.Previous is { } previous ? resealing.Of(previous, Place(owner, skill, field)) : null,
        };
    }

    private static SecretContext Place(PartnerId owner, SkillId skill, string field) => new(owner.Value, skill.Value, "", field, 0);
}
