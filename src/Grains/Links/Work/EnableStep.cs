using Platform.Amazon;
using Platform.Grains.Authorization;
using Platform.Grains.Links.Decisions;
using Platform.Grains.Links.Records;
using Platform.Grains.Skills;
using Platform.Grains.Vault;
using Platform.Vault;

namespace Platform.Grains.Links.Work;

/// <summary>
/// Enables the skill and links the account: asks where the user lives, gets a fresh code of the partner's authorization server for this one call,
/// commits the intent, and posts. A resumed flow does the same again: relinking is idempotent (protocol.md 4.2).
/// </summary>
internal static class EnableStep
{
    /// <summary>Performs the step and commits its result.</summary>
    public static async Task Run(LinkWork work, LinkFlow flow)
    {
        var skill = await work.Reach(() => work.Services.Skills.Find(work.Key.Skill).AsTask());
        if (skill?.Owner != work.Key.Partner)
        {
            await work.CommitResult(new LinkCommand.EndFlow(flow.Attempt, ErrorCodes.StateExpired));
            return;
        }

        var access = work.OpenAccess(flow.Pair!, "enablement");
        var hosts = flow.Hosts;
        if (hosts.IsEmpty)
        {
            var endpoints = await work.Services.Enablement.Endpoints(access, CancellationToken.None);
            if (!endpoints.Succeeded)
            {
                await Failed(work, flow, endpoints.Failure, mayBeEnabled: false);
                return;
            }

            hosts = [.. endpoints.Value.Hosts];
        }

        var authorization = skill.Settings.Authorization;
        var (code, grant) = await Code(work, flow, authorization);
        if (code is null)
        {
            // A call-out that brought no code has said itself what comes of it.
            await (authorization.Mode == AuthorizationSettings.CallOut
                ? Task.CompletedTask
                : work.Record.Commit(new LinkCommand.NeedCode(flow.Attempt)));
            return;
        }

        var intent = await work.Record.Commit(new LinkCommand.IntendEnable(flow.Attempt, hosts, grant));
        if (intent.State is { Flow: { Step: FlowStep.Enabling } intended, Unlinking: null } && intended.Attempt == flow.Attempt)
        {
            await Post(work, intended, access, code);
        }
    }

    private static async Task Post(LinkWork work, LinkFlow flow, Secret access, Secret code)
    {
        var request = new EnablementRequest(flow.Consent.Stage, flow.Consent.RedirectUri, code);
        var result = await work.Services.Enablement.Enable(flow.Hosts[0], work.Key.Skill.Value, access, request, CancellationToken.None);
        if (!result.Succeeded)
        {
            await Failed(work, flow, result.Failure, MayHaveTakenEffect(result.Failure));
        }
        else if (result.Value is { Linked: true, AlexaUserId: { } alexaUserId })
        {
            await work.CommitResult(new LinkCommand.Enabled(flow.Attempt, alexaUserId));
        }
        else
        {
            // Accepted, but not in words that say whose account is linked: asked again, since relinking is idempotent.
            await Failed(work, flow, new AmazonFailure(ErrorCodes.AmazonMalformed, null, null, Delivery.Unknown, null), mayBeEnabled: true);
        }
    }

    private static async Task Failed(LinkWork work, LinkFlow flow, AmazonFailure failure, bool mayBeEnabled)
    {
        work.Services.Log.StepFailed(work.Key.Partner, work.Key.Skill, "Enablement", failure.Code);
        var posted = flow.Step == FlowStep.Enabling && !flow.Hosts.IsEmpty;
        LinkCommand next = failure switch
        {
            { HttpStatus: 403 or 404 } when posted && flow.Hosts.Length > 1 => new LinkCommand.EnableElsewhere(flow.Attempt),
            _ when ErrorCatalogue.Get(failure.Code).Retryable =>
                new LinkCommand.StepFailed(flow.Attempt, failure.Code, work.RetryAt(flow.Failures, failure.RetryAfter), mayBeEnabled),
            _ when posted => new LinkCommand.EnableRefused(flow.Attempt, failure.Code),
            _ => new LinkCommand.EndFlow(flow.Attempt, failure.Code),
        };
        await work.CommitResult(next);
    }

    private static bool MayHaveTakenEffect(AmazonFailure failure) =>
        failure.Delivery == Delivery.Unknown || failure.HttpStatus is >= 500 and not 503;

    private static async Task<(Secret? Code, string? Grant)> Code(LinkWork work, LinkFlow flow, AuthorizationSettings authorization)
    {
        switch (authorization.Mode)
        {
            case AuthorizationSettings.CallOut:
                return (await CallOutStep.Run(work, flow, authorization), null);
            case "supplied":
                return (flow.AuthorizationCode is { } supplied ? work.Open(supplied, Secrets.PartnerCode, 0, "enablement") : null, null);
        }

        var handle = GrantHandle.New(work.Key);
        await work.Reach(() => work.Grains.Grants(work.Key).Register(handle.Grant, handle.Hash, flow.Consent.RedirectUri));
        return (Secret.From(work.Services.Handles.Seal(GrantHandle.CodeKind, handle.Encode())), handle.Grant);
    }
}
