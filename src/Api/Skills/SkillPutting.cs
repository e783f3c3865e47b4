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
    public PutSkill Command(Caller caller, SkillId skill, PutSkillRequest request, long? expectedVersion) => new()
    {
        Caller = caller.Partner,
        Settings = Settings(request),
        ClientSecret = Seal(caller, skill, Secrets.ClientSecret, request.ClientSecret),
        AuthorizationSecret = Seal(caller, skill, Secrets.AuthorizationSecret, request.Authorization!.ClientSecret),
        WebhookSecret = Seal(caller, skill, Secrets.WebhookSecret, request.Webhook?.Secret),
        ExpectedVersion = expectedVersion,
    };

    private static SkillSettings Settings(PutSkillRequest request) => new()
    {
        Name = request.Name!,
        Stage = request.Stage!,
        ClientId = request.ClientId!,
        RedirectUris = [.. request.RedirectUris!.OfType<string>()],
        Asin = request.Asin,
        Pkce = request.Pkce ?? true,
        Authorization = new AuthorizationSettings { Mode = request.Authorization!.Mode!, ClientId = request.Authorization.ClientId },
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

    private SealedSecret? Seal(Caller caller, SkillId skill, string field, string? value) => SkillRules.New(value) is { } secret
        ? SealedSecret.Of(vault.Seal(Secret.From(secret), new SecretContext(caller.Partner.Value, skill.Value, "", field, 0)))
        : null;
}
