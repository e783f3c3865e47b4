using Platform.Rival.Http;
using Platform.Rival.Partners;

namespace Platform.Rival.Skills;

/// <summary>Skills (api.md 3).</summary>
internal static class SkillRoutes
{
    private const int MostRedirectUris = 10;

    public static void MapSkills(this IEndpointRouteBuilder app)
    {
        var skills = app.ServiceProvider.GetRequiredService<SkillStore>();
        var keys = app.ServiceProvider.GetRequiredService<KeyCheck>();
        app.MapPut("/v1/skills/{skillId}", keys.For("skills", (http, partner) => Put(http, partner, skills)));
        app.MapGet("/v1/skills/{skillId}", keys.For("skills", async (http, partner) => await (
            await skills.Find(RequestReading.Skill(http), partner) is { } skill
                ? Reply.Json(http, SkillJson.Of(skill), RivalJson.Default.SkillJson)
                : Reply.Problem(http, "skill.unknown"))));
    }

    private static async Task Put(HttpContext http, string partner, SkillStore skills)
    {
        var id = RequestReading.Skill(http);
        var body = await RequestReading.Body(http, RivalJson.Default.PutSkill);
        var before = await skills.Find(id, partner);
        Check(body);
        var skill = new Skill
        {
            SkillId = id,
            PartnerId = partner,
            Name = body.Name,
            Stage = body.Stage,
            ClientId = body.ClientId,
            ClientSecret = Given(body.ClientSecret) ?? before?.ClientSecret ?? throw new BadHttpRequestException("`clientSecret` is required."),
            RedirectUris = [.. body.RedirectUris],
            Asin = body.Asin,
            Pkce = body.Pkce ?? true,
            AuthorizationClientId = body.Authorization.ClientId,
            AuthorizationSecret = Given(body.Authorization.ClientSecret) ?? before?.AuthorizationSecret
                ?? throw new BadHttpRequestException("`authorization.clientSecret` is required."),
            RefreshPolicy = body.Refresh?.Policy ?? "keepAlive",
        };
        if (await skills.Put(skill) is not { } created)
            await Reply.Problem(http, "skill.taken");
        else
            await Reply.Json(http, SkillJson.Of((await skills.Find(id))!), RivalJson.Default.SkillJson, created ? 201 : 200);
    }

    private static string? Given(string? secret) => secret is null or SkillJson.Kept ? null : secret;

    private static void Check(PutSkill body)
    {
        if (body.Stage is not ("development" or "live"))
            throw new BadHttpRequestException("`stage` must be `development` or `live`.");
        if (body.Authorization.Mode != "builtin")
            throw new BadHttpRequestException("`authorization.mode` must be `builtin`.");
        if (body.RedirectUris.Count is 0 or > MostRedirectUris || !body.RedirectUris.All(uri => Uri.TryCreate(uri, UriKind.Absolute, out _)))
            throw new BadHttpRequestException("`redirectUris` must be 1 to 10 absolute URLs.");
    }
}
