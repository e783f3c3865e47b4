using Platform.Grains.Links.Decisions;

namespace Platform.Grains.Links.Work;

/// <summary>
/// Does what the record asks for, step by step, one at a time: plan, perform, commit, until nothing is due or the run's time is over. It runs in a
/// grain-timer tick, so it outlives callers, and deactivation and shutdown wait for it (design.md 4).
/// </summary>
internal sealed class LinkRunner(LinkWork work)
{
    private static readonly TimeSpan WithoutPolicy = TimeSpan.FromMinutes(10);

    private readonly CareTurn _turn = new(work);
    private CarePolicy? _policy;
    private bool _verify;
    private bool _stopped;
    private bool _enabling;
    private string? _enabledHere;

    /// <summary>The attempt whose code this activation has accepted and not yet sent.</summary>
    public string? StartedHere { get; set; }

    /// <summary>True while a verification is wanted or under way.</summary>
    public bool IsVerifying { get; private set; }

    /// <summary>Asks for a verification; one under way is joined.</summary>
    public void RequestVerification() => _verify = IsVerifying = true;

    /// <summary>This activation is given up: the step under way is finished, the next one is for its successor.</summary>
    public void Stop() => _stopped = true;

    /// <summary>True where something is due now.</summary>
    public bool IsDue => _verify || CanBegin(Plan());

    /// <summary>True where the next step is not begun any more, because the node stops: the link goes on elsewhere or later.</summary>
    public bool IsHeld => Plan() is LinkStep.Enable && work.Services.Gate.IsClosed && !_enabling;

    /// <summary>When the work is due next, for a wake-up from outside; null where nothing will be. The skill's policy is looked at from time to time.</summary>
    public DateTimeOffset? WakeAt
    {
        get
        {
            var look = work.Record.Committed.Accounts.IsEmpty ? (DateTimeOffset?)null : work.Now + (_policy?.Own(CarePolicy.LookEvery) ?? WithoutPolicy);
            return Plan() switch
            {
                LinkStep.Idle => look,
                LinkStep.Wait wait => wait.Until < look || look is null ? wait.Until : look,
                _ => work.Now + LinkLimits.Run,
            };
        }
    }

    /// <summary>How long until the next run; null where nothing is due soon, and the reminder wakes for what is due later.</summary>
    public TimeSpan? NextRun
    {
        get
        {
            var wait = IsDue ? TimeSpan.Zero : Plan() is LinkStep.Wait later ? later.Until - work.Now : LinkLimits.Run;
            return wait >= LinkLimits.Run ? null : wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
        }
    }

    /// <summary>Runs until nothing is due. It never waits for a time to come: a tick that only waits would hold up deactivation and shutdown.</summary>
    /// <param name="stopping">
    /// The timer has gone: the step under way is finished, the next is not begun. No engine says so to a tick under way before its own time-out, so
    /// a run ends by its time (ADR 3).
    /// </param>
    public async Task Run(CancellationToken stopping)
    {
        await work.Services.KeyRing.Ready.WaitAsync(LinkLimits.Run, work.Services.Time, stopping);
        _policy = await Policy() ?? _policy;
        var end = work.Now + LinkLimits.Run;
        while (IsDue && MayGoOn())
        {
            var step = Plan();
            await (CanBegin(step) ? Perform(step) : Verify(MayGoOn));
        }

        bool MayGoOn() => !_stopped && !stopping.IsCancellationRequested && work.Now < end;
    }

    /// <summary>Ends every wait for a verification, however the run ended.</summary>
    public void Finish()
    {
        if (!_verify)
        {
            IsVerifying = false;
        }

        work.Record.Signal();
    }

    // Care that has to wait for its turn holds nothing else up.
    private LinkStep Plan()
    {
        var held = _turn.HeldUntil;
        var step = LinkPlan.Next(work.Record.Committed, StartedHere, work.Services.ExchangeTotal, held is null ? _policy : null, work.Now);
        return (step, held) switch
        {
            (LinkStep.Idle, { } until) => new LinkStep.Wait(until),
            (LinkStep.Wait wait, { } until) when until < wait.Until => new LinkStep.Wait(until),
            _ => step,
        };
    }

    // Null where it cannot be had: then what is urgent goes on, and care as before or, where it was not known, soon.
    private async Task<CarePolicy?> Policy()
    {
        try
        {
            return CarePolicy.Of((await work.Services.Skills.Find(work.Key.Skill))?.Settings.RefreshPolicy, work.Key);
        }
        catch (Exception e) when (e is OrleansException or TimeoutException)
        {
            return null;
        }
    }

    private bool CanBegin(LinkStep step) => step switch
    {
        LinkStep.Idle or LinkStep.Wait => false,
        LinkStep.Enable => !work.Services.Gate.IsClosed,
        _ => true,
    };

    private async Task Verify(Func<bool> mayGoOn)
    {
        _verify = false;
        try
        {
            await VerifyStep.Run(work, mayGoOn);
        }
        finally
        {
            IsVerifying = _verify;
            work.Record.Signal();
        }
    }

    private async Task Perform(LinkStep step)
    {
        switch (step)
        {
            case LinkStep.Exchange exchange:
                // From here on the code counts as sent, whatever happens to this process.
                StartedHere = null;
                await ExchangeStep.Run(work, exchange.Flow);
                break;
            case LinkStep.Resend resend:
                var intent = await work.Record.Commit(new LinkCommand.IntendResend(resend.Flow.Attempt));
                if (intent.State.Flow is { Resent: true } flow && flow.Attempt == resend.Flow.Attempt)
                {
                    await ExchangeStep.Run(work, flow);
                }

                break;
            case LinkStep.Enable enable when work.Services.Gate.TryEnter():
                await Enable(enable);
                break;
            case LinkStep.Claim claim:
                await ClaimStep.Run(work, claim.Flow, isResumed: claim.Flow.Attempt != _enabledHere);
                break;
            case LinkStep.End end:
                await work.Record.Commit(new LinkCommand.EndFlow(end.Attempt, end.Code));
                break;
            case LinkStep.Leave leave:
                await LeaveStep.Run(work, leave.Account);
                break;
            case LinkStep.Judge judge:
                await JudgeStep.Run(work, judge.Account);
                break;
            case LinkStep.Care care when await _turn.Take(care.Due):
                await Care(care.Due);
                break;
            case LinkStep.RevokeGrants revoke:
                await Revoke(revoke);
                break;
        }
    }

    private async Task Enable(LinkStep.Enable step)
    {
        (_enabling, _enabledHere) = (true, step.Flow.Attempt);
        try
        {
            await EnableStep.Run(work, step.Flow);
        }
        finally
        {
            _enabling = false;
            work.Services.Gate.Leave();
        }
    }

    private async Task Care(AccountCare care)
    {
        try
        {
            await CareStep.Run(work, care);
        }
        finally
        {
            _turn.Leave();
        }
    }

    private async Task Revoke(LinkStep.RevokeGrants step)
    {
        var grants = work.Grains.Grants(work.Key);
        foreach (var grant in step.Grants)
        {
            await work.Reach(() => grant == LinkState.AllGrants ? grants.RevokeAll() : grants.Revoke(grant));
        }

        await work.Record.Commit(new LinkCommand.GrantsRevoked(step.Grants));
    }
}
