using Platform.Rival.Http;
using Platform.Rival.Partners;
using Platform.Rival.Skills;

namespace Platform.Rival.Links;

/// <summary>Consent, callback, status and unlink (api.md 4).</summary>
internal static class LinkRoutes
{
    private const string Link = "/v1/skills/{skillId}/users/{userId}/link";
    private const string Scope = "alexa::skills:account_linking";

    private static readonly ConsentRequest Nothing = new();

    public static void MapLinks(this IEndpointRouteBuilder app)
    {
        var services = app.ServiceProvider;
        var keys = services.GetRequiredService<KeyCheck>();
        var skills = services.GetRequiredService<SkillStore>();
        var consents = services.GetRequiredService<Consents>();
        var callbacks = services.GetRequiredService<Callbacks>();
        var links = services.GetRequiredService<LinkStore>();
        var verification = services.GetRequiredService<Verification>();
        var unlinks = services.GetRequiredService<Unlinks>();

        app.MapPost("/v1/skills/{skillId}/users/{userId}/consent", keys.For("links", async (http, partner) =>
        {
            var user = RequestReading.User(http);
            var request = RequestReading.HasBody(http) ? await RequestReading.Body(http, RivalJson.Default.ConsentRequest) : Nothing;
            if (request.Stage is not (null or "development" or "live"))
                throw new BadHttpRequestException("`stage` must be `development` or `live`.");
            if (await skills.Find(RequestReading.Skill(http), partner) is not { } skill)
                await Reply.Problem(http, "skill.unknown");
            else if (await consents.Open(skill, user, request) is { } consent)
                await Reply.Json(http, consent, RivalJson.Default.ConsentJson, 201);
            else
                await Reply.Problem(http, "consent.redirect_uri");
        }));

        app.MapPost("/v1/callback", keys.For("links", async (http, partner) =>
        {
            var request = await RequestReading.Body(http, RivalJson.Default.CallbackRequest);
            Check(request);
            var (outcome, skillId) = await callbacks.Receive(partner, request);
            if (outcome.Code is { } code)
                await Reply.Problem(http, code, restart: outcome.Restart);
            else
                await Tell(http, (await skills.Find(skillId!))!, request.UserId, outcome.Link ?? await links.Status(skillId!, request.UserId), outcome.GoesOn);
        }));

        app.MapGet(Link, keys.For("links", async (http, partner) =>
        {
            var user = RequestReading.User(http);
            var verify = http.Request.Query["verify"];
            if (verify is not ([] or ["true"] or ["false"]))
                throw new BadHttpRequestException("`verify` must be `true` or `false`.");
            if (await skills.Find(RequestReading.Skill(http), partner) is not { } skill)
                await Reply.Problem(http, "skill.unknown");
            else
                await Tell(http, skill, user, verify is ["true"] ? await verification.Run(skill.SkillId, user) : await links.Status(skill.SkillId, user), goesOn: false);
        }));

        app.MapDelete(Link, keys.For("links", async (http, partner) =>
        {
            var user = RequestReading.User(http);
            if (await skills.Find(RequestReading.Skill(http), partner) is not { } skill)
            {
                await Reply.Problem(http, "skill.unknown");
                return;
            }

            var (link, ended) = await unlinks.Run(skill.SkillId, user);
            await Tell(http, skill, user, link, goesOn: !ended);
        }));
    }

    private static Task Tell(HttpContext http, Skill skill, string user, LinkView link, bool goesOn)
    {
        if (goesOn)
            http.Response.Headers.RetryAfter = "2";
        return Reply.Json(http, LinkJson.Of(skill, user, link), RivalJson.Default.LinkJson, goesOn ? 202 : 200);
    }

    private static void Check(CallbackRequest request)
    {
        if (!RequestReading.IsUser(request.UserId))
            throw new BadHttpRequestException("`userId` must be 1 to 128 bytes of UTF-8 without control characters.");
        if (request.Code is null == request.Error is null)
            throw new BadHttpRequestException("`code` or `error` is required, and not both.");
        if (request.State is null && request.Code is not null)
            throw new BadHttpRequestException("`state` is required with `code`.");
        if (request.Scope is not (null or Scope))
            throw new BadHttpRequestException($"`scope` must be `{Scope}`.");
    }
}
