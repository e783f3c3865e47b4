using Carter;
using Platform.Amazon;
using Platform.Api.Auth;
using Platform.Api.Docs;
using Platform.Api.Http;
using Platform.Api.Routing;
using Platform.Grains;
using Platform.Grains.Partners;

namespace Platform.Api.Keys;

/// <summary>The API keys of a partner, for the operator (api.md 2).</summary>
internal sealed class KeysModule : ICarterModule
{
    /// <inheritdoc/>
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var keys = app.MapV1(Scopes.Operator).MapGroup("/partners/{partnerId}/keys").WithTags("Keys");
        keys.MapPost("/", Create).Describe("createKey", "Makes an API key, which is shown this once")
            .Takes<CreateKey>().Answers<KeyCreatedJson>(201).Fails(ErrorCodes.PartnerUnknown);
        keys.MapGet("/", List).Describe("listKeys", "Lists a partner's API keys")
            .Answers<KeysJson>(200).Paged().Fails(ErrorCodes.PartnerUnknown);
        keys.MapDelete("/{keyId}", Delete).Describe("deleteKey", "Removes an API key; it is refused within 5 s on every node")
            .Answers(204).Fails(ErrorCodes.PartnerUnknown, ErrorCodes.KeyUnknown);
    }

    private static async Task<IResult> Create(
        PartnerSegment partner, Body<CreateKey> body, IGrainFactory grains, [FromKeyedServices(PlatformTime.Key)] TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        if (body.Value.ExpiresAt <= now)
        {
            return Answer.Problem(Problem.Invalid("`expiresAt` must be in the future."));
        }

        var made = NewKey.Of(partner.Id);
        var key = await grains.Partner(partner.Id).AddKey(new ApiKey
        {
            KeyId = made.KeyId,
            SecretHash = made.SecretHash.ToString(),
            Name = body.Value.Name!,
            Scopes = [.. body.Value.Scopes!.OfType<string>()],
            CreatedAt = now,
            ExpiresAt = body.Value.ExpiresAt,
        });
        return key is null
            ? Answer.Problem(ErrorCodes.PartnerUnknown)
            : Answer.Json(new KeyCreatedJson(key.KeyId, made.Text, key.Name, key.Scopes, key.ExpiresAt), StatusCodes.Status201Created);
    }

    private static async Task<IResult> List(PartnerSegment partner, Page page, IGrainFactory grains)
    {
        if (await grains.Partner(partner.Id).Keys() is not { } keys)
        {
            return Answer.Problem(ErrorCodes.PartnerUnknown);
        }

        var byId = keys.ToDictionary(key => key.KeyId, StringComparer.Ordinal);
        var (ids, next) = page.Cut(byId.Keys.Order(StringComparer.Ordinal));
        return Answer.Json(new KeysJson([.. ids.Select(id => KeyJson.Of(byId[id]))], next));
    }

    private static async Task<IResult> Delete(PartnerSegment partner, string keyId, IGrainFactory grains, ApiKeyDirectory directory)
    {
        var owner = grains.Partner(partner.Id);
        if (!await owner.RemoveKey(keyId))
        {
            return Answer.Problem(await owner.Get() is null ? ErrorCodes.PartnerUnknown : ErrorCodes.KeyUnknown);
        }

        directory.Forget(partner.Id, keyId);
        return Answer.Nothing;
    }
}
