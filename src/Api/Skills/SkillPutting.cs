using Platform.Api.Auth;
using Platform.Api.Skills.Requests;
using Platform.Api.Skills.Rules;
using Platform.Grains.Ids;
using Platform.Grains.Skills;
using Platform.Grains.Vault;
using Platform.Vault;

namespace Platform.Api.Skills;

/// <summary>Turns a request into the grain's command: defaults filled in, secrets sealed before they leave the API (design.md 5).</summary>
internal sealed class SkillPutting(IVault vault)
{
    /// <summary>The command for a checked request.</summary>
    /// <param name="caller">The partner.</param>
    /// <param name="skill">The skill.</param>
    /// <param name="request">The request.</param>
    /// <param name="current">The skill as it stands, or null where there is none.</param>
    /// <param name="expectedVersion">The version that the caller has seen, or null.</param>
    public PutSkill Command(Caller caller, SkillId skill, PutSkillRequest request, Skill? current, long? expectedVersion)
    {
        var authorization = request.Authorization!;
        var client = current?.Credentials.FirstOrDefault(credential => credential.ClientId == request.ClientId);
        return new PutSkill
        {
            Caller = caller.Partner,
            Settings = Settings(request),
            ClientSecret = Seal(Place(Secrets.ClientSecret), request.ClientSecret, client?.Secret),
            AuthorizationSecret = Seal(
                Place(Secrets.AuthorizationSecret),
                authorization.ClientSecret ?? authorization.Secret,
                current?.Settings.Authorization is { } known && known.Mode == authorization.Mode ? known.Secret : null),
            WebhookSecret = Seal(Place(Secrets.WebhookSecret), request.Webhook?.Secret, current?.Settings.Webhook?.Secret),
            ExpectedVersion = expectedVersion,
        };

        SecretContext Place(string field) => new(caller.Partner.Value, skill.Value, "", field, 0);
    }

    private static SkillSettings Settings(PutSkillRequest request) => new()
    {
        Name = request.Name!,
        Stage = request.Stage!,
        ClientId = request.ClientId!,
        RedirectUris = [.. request.RedirectUris!.OfType<string>()],
        Asin = request.Asin,
        Pkce = request.Pkce ?? true,
        Authorization = new AuthorizationSettings
        {
            Mode = request.Authorization!.Mode!,
            ClientId = request.Authorization.ClientId,
            Url = request.Authorization.Url,
        },
        Webhook = request.Webhook is { } webhook ? new WebhookSettings { Url = webhook.Url! } : null,
        RefreshPolicy = request.Refresh?.Policy ?? RefreshRequest.Default,
        WebOrigins = [.. (request.WebOrigins ?? []).OfType<string>()],
        Apps = request.Apps is { } apps ? Apps(apps) : null,
    };

    private static AppSettings Apps(AppsRequest apps) => new()
    {
        Ios = [.. (apps.Ios ?? []).Select(app => new IosApp { AppId = app!.AppId!, Paths = [.. app.Paths!.OfType<string>()] })],
        Android =
        [
            .. (apps.Android ?? []).Select(app => new AndroidApp
            {
                PackageName = app!.PackageName!,
                Sha256Fingerprints = [.. app.Sha256Fingerprints!.OfType<string>()],
            }),
        ],
        ReturnUrl = apps.ReturnUrl,
    };

    // A secret sent again is no change: it must not push out the one before it, which overlaps for 24 h (api.md 3).
    private SealedSecret? Seal(SecretContext place, string? value, OverlappingSecret? current)
    {
        if (SkillRules.New(value) is not { } clear)
        {
            return null;
        }

        var secret = Secret.From(clear);
        return current is not null && vault.Open(current.Current.Envelope.AsSpan(), place, "compare with the secret put").Equals(secret)
            ? null
            : SealedSecret.Of(vault.Seal(secret, place));
    }
}
