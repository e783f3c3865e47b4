using Platform.Rival.Http;

namespace Platform.Rival.Partners;

/// <summary>Partners and keys, for the operator (api.md 2).</summary>
internal static class PartnerRoutes
{
    private static readonly string[] Known = ["links", "skills"];

    public static void MapPartners(this IEndpointRouteBuilder app)
    {
        var store = app.ServiceProvider.GetRequiredService<PartnerStore>();
        var keys = app.ServiceProvider.GetRequiredService<KeyCheck>();
        app.MapPut("/v1/partners/{partnerId}", keys.ForOperator(async http =>
        {
            var (partner, created) = await store.Put(
                RequestReading.Partner(http), (await RequestReading.Body(http, RivalJson.Default.PutPartner)).Name);
            await Reply.Json(http, partner, RivalJson.Default.PartnerJson, created ? 201 : 200);
        }));
        app.MapPost("/v1/partners/{partnerId}/keys", keys.ForOperator(async http =>
        {
            var partner = RequestReading.Partner(http);
            var body = await RequestReading.Body(http, RivalJson.Default.CreateKey);
            if (body.Scopes.Count == 0 || body.Scopes.Except(Known).Any())
                throw new BadHttpRequestException("`scopes` must be one or both of `links` and `skills`.");
            var (keyId, text, hash) = KeyCheck.New(partner);
            if (await store.AddKey(keyId, new ApiKey(partner, hash, [.. body.Scopes], body.ExpiresAt), body.Name))
                await Reply.Json(http, new KeyJson(keyId, text, body.Name, body.Scopes, body.ExpiresAt), RivalJson.Default.KeyJson, 201);
            else
                await Reply.Problem(http, "partner.unknown");
        }));
    }
}
