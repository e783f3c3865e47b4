using Platform.Grains.Vault;

namespace Platform.Grains.Skills;

/// <summary>How a put changes a skill, as pure functions.</summary>
internal static class SkillDecisions
{
    /// <summary>How long the secret before a change still serves (api.md 3).</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    /// <summary>How long after a breaker opens its first probe comes; each later one waits twice as long.</summary>
    public static readonly TimeSpan FirstProbe = TimeSpan.FromSeconds(2);

    /// <summary>The longest wait between two probes.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>How long an operator's word that refusals are true is believed.</summary>
    public static readonly TimeSpan ConfirmationHolds = TimeSpan.FromHours(24);

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

            // Another secret is another question. The same one is asked about at once: whoever puts it again has perhaps mended it at Amazon.
            Breaker = put.ClientSecret is null && client?.Breaker is { } open ? open with { Probes = 0, ProbeAt = now } : null,
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

    /// <summary>Opens the breaker of refused credentials. The same record where it is open already, or the secret has changed meanwhile.</summary>
    public static SkillState Refused(SkillState state, CredentialsRefused report, DateTimeOffset now) =>
        Change(state, report.ClientId, credential => credential.Breaker is null && credential.Secret.Current == report.Secret
            ? credential with { Breaker = new CredentialBreaker { OpenedAt = now, Code = report.Code, ProbeAt = now + FirstProbe } }
            : credential);

    /// <summary>A probe of these credentials has ended: accepted closes their breaker, anything else asks again later.</summary>
    public static SkillState Probed(SkillState state, ClientCredential probed, bool accepted, DateTimeOffset now) =>
        Change(state, probed.ClientId, credential => (credential.Breaker, credential.Secret == probed.Secret, accepted) switch
        {
            (null, _, _) or (_, false, _) => credential,
            (_, _, true) => credential with { Breaker = null },
            ({ } open, _, false) => credential with { Breaker = open with { Probes = open.Probes + 1, ProbeAt = now + Pause(open.Probes + 1) } },
        });

    /// <summary>What the refreshes of the last ten minutes say: the guard goes on, off, or stays as it is. Confirmed refusals are believed for a day.</summary>
    public static SkillState Counted(SkillState state, RefreshCount sum, DateTimeOffset now) => state.MassRefusal switch
    {
        { ConfirmedAt: null } when RefusalWindow.IsOver(sum) => state with { MassRefusal = null },
        null when RefusalWindow.IsMass(sum) => state with { MassRefusal = new MassRefusal(now, ConfirmedAt: null) },
        { ConfirmedAt: { } confirmed } when RefusalWindow.IsMass(sum) && now >= confirmed + ConfirmationHolds =>
            state with { MassRefusal = new MassRefusal(now, ConfirmedAt: null) },
        _ => state,
    };

    private static TimeSpan Pause(int probes) => FirstProbe * Math.Pow(2, probes) is var pause && pause < LongestPause ? pause : LongestPause;

    private static SkillState Change(SkillState state, string clientId, Func<ClientCredential, ClientCredential> change)
    {
        var known = state.Credentials.FirstOrDefault(credential => credential.ClientId == clientId);
        var changed = known is null ? null : change(known);
        return changed is null || changed == known ? state : state with { Credentials = state.Credentials.Replace(known!, changed) };
    }

    private static OverlappingSecret? Change(OverlappingSecret? known, SealedSecret? sent, DateTimeOffset now) => (known, sent) switch
    {
        (_, null) => known,
        (null, { } first) => new OverlappingSecret { Current = first },
        ({ } before, { } next) => new OverlappingSecret { Current = next, Previous = before.Current, PreviousUntil = now + Overlap },
    };
}
