using Platform.Amazon;
using Platform.Grains.Links.Records;
using Platform.Grains.Skills;

namespace Platform.Grains.Links.Decisions;

/// <summary>What came back from the consent page: the state is checked, consumed at most once, and the flow begun.</summary>
internal static class CallbackDecisions
{
    /// <summary>Takes a callback.</summary>
    public static LinkDecision Return(LinkState state, LinkCommand.Return command, DateTimeOffset now)
    {
        var callback = command.Callback;
        if (state.Flow is { } flow && flow.Attempt == callback.StateId)
        {
            return Join(state, flow, callback, now);
        }

        if (state.Outcomes.FirstOrDefault(outcome => outcome.Attempt == callback.StateId) is { } ended)
        {
            return ended.CodeHash == callback.CodeHash
                ? new LinkDecision(state) { Attempt = ended.Attempt }
                : LinkDecision.Refuse(state, ErrorCodes.StateUsed);
        }

        var consent = state.Consents.FirstOrDefault(open => open.StateId == callback.StateId);
        if (consent is null || (callback.RedirectUri is { } redirect && redirect != consent.RedirectUri))
        {
            var closed = state.Closed.Any(known => known.StateId == callback.StateId);
            return LinkDecision.Refuse(state, closed ? ErrorCodes.StateExpired : ErrorCodes.StateUnknown);
        }

        if (consent.IsClaimed && consent.CodeHash != callback.CodeHash)
        {
            return LinkDecision.Refuse(state, ErrorCodes.StateUsed);
        }

        // What the user or Amazon has refused needs no turn: nothing is to be done for it.
        if (command.ErrorCode is { } error)
        {
            return Fail(state, consent, error, now);
        }

        if (state.Flow?.GivesWay(now) == false || now < state.Unlinking?.Since + LinkLimits.Run)
        {
            return new LinkDecision(state) { IsBusy = true, Attempt = state.Flow?.Attempt ?? LinkPlan.UnlinkAttempt };
        }

        if (command.Refused.FirstOrDefault(credential => credential.ClientId == consent.ClientId)?.Breaker is { } open)
        {
            return NotNow(state, consent, callback, open, now);
        }

        return consent.RetryAt > now
            ? LinkDecision.Refuse(state, new Refusal(consent.Failure!, Restart: false, consent.RetryAt - now))
            : Begin(FlowDecisions.GiveWay(state, now), consent, callback, now);
    }

    /// <summary>How an ended attempt is told: the same problem again, or the link as it is by now.</summary>
    public static LinkReply Replay(LinkSnapshot link, AttemptOutcome ended) => ended.Code switch
    {
        null => LinkReply.Done(link),
        ErrorCodes.RedirectAccessDenied => LinkReply.Done(link with { Reason = ErrorCodes.RedirectAccessDenied, UserMessage = null }),
        var code => LinkReply.Refused(link, new Refusal(code)),
    };

    private static LinkDecision Join(LinkState state, LinkFlow flow, Callback callback, DateTimeOffset now)
    {
        if (flow.CodeHash != callback.CodeHash)
        {
            return LinkDecision.Refuse(state, ErrorCodes.StateUsed);
        }

        var another = callback.AuthorizationCode is not null && callback.AuthorizationCodeHash != flow.AuthorizationCodeHash;
        var joined = flow.AwaitsCode(now) && another
            ? state with
            {
                Flow = flow with
                {
                    Step = FlowStep.Exchanged,
                    StartedAt = now,
                    StepSince = now,
                    RetryAt = now,
                    AuthorizationCode = callback.AuthorizationCode,
                    AuthorizationCodeHash = callback.AuthorizationCodeHash,
                },
            }
            : state;
        return new LinkDecision(joined) { Attempt = flow.Attempt };
    }

    private static LinkDecision Fail(LinkState state, OpenedConsent consent, string error, DateTimeOffset now)
    {
        var spent = state with
        {
            Consents = state.Consents.Remove(consent),
            Reason = new LinkReason(error, IsFailure: error != ErrorCodes.RedirectAccessDenied),
        };
        return new LinkDecision(LinkMemory.Remember(spent, consent.StateId, codeHash: null, error, now)) { Attempt = consent.StateId };
    }

    // Wrong set-up is never the user's fault: neither state nor code is spent. Only when the code came is noted, since it is not sent for ever.
    private static LinkDecision NotNow(LinkState state, OpenedConsent consent, Callback callback, CredentialBreaker open, DateTimeOffset now)
    {
        var noted = consent.CodeHash == callback.CodeHash
            ? consent
            : consent with { CodeHash = callback.CodeHash, CodeReceivedAt = now, Failure = ErrorCodes.SkillCredentials };
        return new LinkDecision(noted == consent ? state : state with { Consents = state.Consents.Replace(consent, noted) })
        {
            Refusal = new Refusal(ErrorCodes.SkillCredentials, RetryAfter: open.Wait(now)),
        };
    }

    // An unlink that has gone on for longer than a run gives way to the new link; what it still has to disable goes on leaving behind it.
    // The state is consumed here, before anything can fail: the code that it came with is the only one that it will ever stand for.
    private static LinkDecision Begin(LinkState state, OpenedConsent consent, Callback callback, DateTimeOffset now)
    {
        var flow = new LinkFlow
        {
            Attempt = consent.StateId,
            Step = FlowStep.Exchanging,
            Consent = consent,
            CodeHash = callback.CodeHash!,
            Code = callback.Code,
            CodeReceivedAt = consent.CodeHash == callback.CodeHash ? consent.CodeReceivedAt ?? now : now,
            StartedAt = now,
            StepSince = now,
            RetryAt = now,
            AuthorizationCode = callback.AuthorizationCode,
            AuthorizationCodeHash = callback.AuthorizationCodeHash,
        };
        var next = UnlinkDecisions.GiveWay(state, now) with { Consents = state.Consents.Remove(consent), Flow = flow };
        return new LinkDecision(next) { Attempt = flow.Attempt, Begins = true };
    }
}
