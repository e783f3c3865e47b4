using Carter;
using Platform.Amazon;
using Platform.Api.Auth;
using Platform.Api.Docs;
using Platform.Api.Http;
using Platform.Grains;
using Platform.Grains.Vault;

namespace Platform.Api.Rotations;

/// <summary>Rotations of the vault's keys, for the operator (api.md 2).</summary>
internal sealed class RotationsModule : ICarterModule
{
    /// <inheritdoc/>
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var rotations = app.MapV1(Scopes.Operator).MapGroup("/vault/rotations").WithTags("Vault");
        rotations.MapPost("/", Start)
            .Describe(
                "startRotation",
                "Starts a rotation of keys; where one of that level is running or paused, answers that one",
                "Everything opens and seals as ever meanwhile. A replaced data key goes by itself once nothing can need it.")
            .Takes<RotationRequest>().Answers<RotationJson>(202);
        rotations.MapGet("/", List).Describe("listRotations", "Lists the last rotations, newest first").Answers<RotationsJson>(200);
        rotations.MapGet("/{rotationId}", Get).Describe("getRotation", "Tells how far a rotation is")
            .Answers<RotationJson>(200).Fails(ErrorCodes.RouteUnknown);
        rotations.MapPost("/{rotationId}/pause", Pause).Describe("pauseRotation", "Stops a running rotation for a while")
            .Answers<RotationJson>(202).Fails(ErrorCodes.RouteUnknown);
        rotations.MapPost("/{rotationId}/resume", Resume)
            .Describe("resumeRotation", "Goes on with a paused rotation, and tries a failed one again")
            .Answers<RotationJson>(202).Fails(ErrorCodes.RouteUnknown);
    }

    private static async Task<IResult> Start(Body<RotationRequest> body, IGrainFactory grains, RotationSignal signal)
    {
        var rotation = await grains.VaultRotations().Start(body.Value.Asked());
        signal.Raise();
        return Accepted(rotation);
    }

    private static async Task<IResult> List(IGrainFactory grains) =>
        Answer.Json(new RotationsJson([.. (await grains.VaultRotations().All()).Reverse().Select(RotationJson.Of)], NextCursor: null));

    private static async Task<IResult> Get(string rotationId, IGrainFactory grains) =>
        await grains.VaultRotations().Find(rotationId) is { } rotation
            ? Answer.Json(RotationJson.Of(rotation))
            : Answer.Problem(ErrorCodes.RouteUnknown);

    private static async Task<IResult> Pause(string rotationId, IGrainFactory grains) =>
        Accepted(await grains.VaultRotations().Pause(rotationId));

    private static async Task<IResult> Resume(string rotationId, IGrainFactory grains, RotationSignal signal)
    {
        var rotation = await grains.VaultRotations().Resume(rotationId);
        signal.Raise();
        return Accepted(rotation);
    }

    private static IResult Accepted(Rotation? rotation) =>
        rotation is null ? Answer.Problem(ErrorCodes.RouteUnknown) : new AcceptedResult(RotationJson.Of(rotation));
}
