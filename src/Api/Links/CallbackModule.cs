using Carter;
using Platform.Amazon;
using Platform.Api.Auth;
using Platform.Api.Docs;
using Platform.Api.Http;
using Platform.Api.Skills;
using Platform.Grains.Ids;

namespace Platform.Api.Links;

/// <summary>Callbacks (api.md 4). The state says which link it is for; no table is asked.</summary>
internal sealed class CallbackModule : ICarterModule
{
    /// <inheritdoc/>
    public void AddRoutes(IEndpointRouteBuilder app) => app.MapV1(Scopes.Links)
        .MapPost("/callback", Receive)
        .WithTags("Links")
        .Describe("callback", "Takes what came back from Amazon's consent page and makes the link")
        .Takes<CallbackRequest>()
        .Answers<LinkJson>(200, "The link once linked; or as it stands after the user refused.")
        .Answers<LinkJson>(202, "It goes on by itself; the status call tells the end.")
        .Fails(LinkFailures.OfCallback);

    private static async Task<IResult> Receive(
        Caller caller,
        Body<CallbackRequest> body,
        AmazonIssuers issuers,
        CallbackReading reading,
        OwnedSkills owned,
        LinkCalls links,
        StatelessCallback stateless,
        CallbackAudit audit)
    {
        var request = body.Value;
        var user = new UserId(request.UserId!);
        if (request.Iss is { } iss && !issuers.Contains(iss))
        {
            audit.NotAmazon(caller.Partner, user);
            return Answer.Problem(Problem.Invalid("`iss` is not Amazon's."));
        }

        if (request.State is null)
        {
            return await stateless.Receive(caller, user, request.Error!);
        }

        var read = reading.Open(caller, user, request);
        if (read.Command is not { } command)
        {
            return Answer.Problem(read.Problem!);
        }

        if (await owned.Find(caller, read.Link.Skill) is not { } skill)
        {
            audit.Refused(read.Link, ErrorCodes.StateUnknown, request.RedirectUri is not null);
            return Answer.Problem(ErrorCodes.StateUnknown);
        }

        var reply = await links.Run(read.Link, command.StateId, link => link.Callback(command));
        if (reply.Refusal is { } refusal)
        {
            audit.Refused(read.Link, refusal.Code, request.RedirectUri is not null);
        }

        return LinkAnswers.Told(skill, read.Link.User, reply);
    }
}
