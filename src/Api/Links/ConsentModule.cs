using Carter;
using Platform.Amazon;
using Platform.Api.Auth;
using Platform.Api.Docs;
using Platform.Api.Http;
using Platform.Api.Routing;
using Platform.Api.Skills;
using Platform.Grains.Ids;
using Platform.Grains.Links;
using Platform.Grains.Vault;
using Platform.Vault;

namespace Platform.Api.Links;

/// <summary>Consents (api.md 4).</summary>
internal sealed class ConsentModule : ICarterModule
{
    /// <inheritdoc/>
    public void AddRoutes(IEndpointRouteBuilder app) => app.MapV1(Scopes.Links)
        .MapPost("/skills/{skillId}/users/{userId}/consent", Open)
        .WithTags("Links")
        .Describe("openConsent", "Opens a consent and tells the URLs to send the user to")
        .Takes<ConsentRequest>(optional: true)
        .Answers<ConsentJson>(201)
        .Fails(ErrorCodes.SkillUnknown, ErrorCodes.ConsentRedirectUri);

    private static async Task<IResult> Open(
        Caller caller,
        SkillSegment skill,
        UserSegment user,
        Body<ConsentRequest> body,
        OwnedSkills owned,
        LinkCalls links,
        IVault vault,
        IHandleSealer handles,
        ConsentUrls urls)
    {
        if (await owned.Find(caller, skill.Id) is null)
        {
            return Answer.Problem(ErrorCodes.SkillUnknown);
        }

        var key = new LinkKey(caller.Partner, skill.Id, user.Id);
        var state = StateHandle.New(key);
        var verifier = Pkce.NewVerifier();
        var place = new SecretContext(key.Partner.Value, key.Skill.Value, key.User.Value, Secrets.Verifier, 0);
        var command = new OpenConsent(
            caller.Partner,
            state.Id,
            SealedSecret.Of(vault.Seal(Secret.From(verifier), place)),
            body.Value.RedirectUri,
            body.Value.Stage,
            body.Value.AccountLabel);
        var reply = await links.Ask(key, link => link.OpenConsent(command));
        if (reply.Refusal is { } refusal)
        {
            return Answer.Problem(Problem.Of(refusal));
        }

        var text = handles.Seal(StateHandle.Kind, state.Encode());
        var terms = new ConsentParameters(reply.ClientId, reply.Stage, reply.RedirectUri, text, reply.Pkce ? Pkce.Challenge(verifier) : null);
        return Answer.Json(
            new ConsentJson(text, reply.ExpiresAt, reply.RedirectUri, urls.AlexaApp(terms), urls.Lwa(terms), StartUrl: null),
            StatusCodes.Status201Created);
    }
}
