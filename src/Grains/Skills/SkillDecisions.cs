using Platform.Grains.Vault;

namespace Platform.Grains.Skills;

/// <summary>How a put changes a skill, as pure functions.</summary>
internal static class SkillDecisions
{
    /// <summary>How long the secret before a change still serves (api.md 3).</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    /// <summary>Client ids kept because pairs obtained with them may exist.</summary>
    public const int CredentialsKept = 8;

    /// <summary>From a record and a put to the next record, or why there is none.</summary>
    public static (SkillState? Next, SkillPutKind Kind, string? MissingSecret) Put(SkillState state, PutSkill put, DateTimeOffset now)
    {
        var created = state.Owner is null;
        if (!created && state.Owner != put.Caller.Value)
        {
            return (null, SkillPutKind.Taken, null);
        }

        if (put.ExpectedVersion is { } expected && (created || expected != state.Version))
        {
            return (null, SkillPutKind.Changed, null);
        }

        var known = created ? new SkillState() : state;
        var client = known.Credentials.FirstOrDefault(credential => credential.ClientId == put.Settings.ClientId);
        var clientSecret = Change(client?.Secret, put.ClientSecret, now);
        if (clientSecret is null)
        {
            return (null, SkillPutKind.SecretMissing, "clientSecret");
        }

        var authorization = put.Settings.Authorization;
        var sameMode = known.Settings.Authorization.Mode == authorization.Mode;
        var authorizationSecret = Change(sameMode ? known.Settings.Authorization.Secret : null, put.AuthorizationSecret, now);
        if (authorizationSecret is null && authorization.Mode != "supplied")
        {
            return (null, SkillPutKind.SecretMissing, authorization.Mode == "builtin" ? "authorization.clientSecret" : "authorization.secret");
        }

        var webhookSecret = Change(known.Settings.Webhook?.Secret, put.WebhookSecret, now);
        if (put.Settings.Webhook is not null && webhookSecret is null)
        {
            return (null, SkillPutKind.SecretMissing, "webhook.secret");
        }

        var credential = new ClientCredential
        {
            ClientId = put.Settings.ClientId,
            Secret = clientSecret,
            PreviousInUse = put.ClientSecret is null && client?.PreviousInUse == true,
        };
        var next = known with
        {
            Owner = put.Caller.Value,
            Settings = put.Settings with
            {
                Authorization = authorization with { Secret = authorization.Mode == "supplied" ? null : authorizationSecret },
                Webhook = put.Settings.Webhook is { } webhook ? webhook with { Secret = webhookSecret! } : null,
            },
            Credentials = [credential, .. known.Credentials.Where(c => c.ClientId != credential.ClientId).Take(CredentialsKept - 1)],
            Version = state.Version + 1,
            CreatedAt = created ? now : state.CreatedAt,
            UpdatedAt = now,
            Deletion = state.Deletion,
        };
        return (next, created ? SkillPutKind.Created : SkillPutKind.Updated, null);
    }

    /// <summary>The record after its owner deleted it: set-up and secrets are gone, the version goes on.</summary>
    public static SkillState Delete(SkillState state, DateTimeOffset now) =>
        new() { Version = state.Version + 1, Deletion = new SkillDeletion(state.Owner!, now) };

    private static OverlappingSecret? Change(OverlappingSecret? known, SealedSecret? sent, DateTimeOffset now) => (known, sent) switch
    {
        (_, null) => known,
        (null, { } first) => new OverlappingSecret { Current = first },
        ({ } before, { } next) => new OverlappingSecret { Current = next, Previous = before.Current, PreviousUntil = now + Overlap },
    };
}
