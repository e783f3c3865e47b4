using Platform.Amazon;
using Platform.Grains.Ids;
using Platform.Grains.Links.Decisions;
using Platform.Grains.Links.Records;
using Platform.Grains.Links.Work;
using Platform.Grains.Vault;

namespace Platform.Grains.Links;

/// <summary>
/// The link of one user and one skill. Commands are short turns: decide, arm <c>care</c>, commit, start the work, return. The work runs in a
/// timer tick beside them (design.md 4).
/// </summary>
internal sealed class LinkGrain(
    [PersistentState("link")] IPersistentState<LinkState> stored,
    LinkServices services) : Grain, ILinkGrain, IRemindable, IWriteGuard, IDisposable
{
    private const string Verification = "verify";
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    private LinkKey _key;
    private LinkRecord _record = null!;
    private LinkWork? _work;
    private LinkRunner? _runner;
    private CareReminder? _care;
    private WorkTimer? _timer;

    private DateTimeOffset Now => _record.Now;

    // Made when there is work: most activations only tell their status.
    private LinkWork Work => _work ??= new LinkWork(_key, _record, services, GrainFactory);

    private LinkRunner Runner => _runner ??= new LinkRunner(Work);

    private CareReminder Care => _care ??= new CareReminder(this, services.Time);

    private WorkTimer Timer => _timer ??= new WorkTimer(this, Work, Runner, Care, DeactivateOnIdle);

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = LinkKey.Parse(this.GetPrimaryKeyString());
        _key = key with { Partner = new PartnerId(SharedText.Of(key.Partner.Value)), Skill = new SkillId(SharedText.Of(key.Skill.Value)) };
        _record = new LinkRecord(stored, services.Time, this, services.Metrics);
        if (CareReminder.IsUrgent(_record.Committed))
        {
            Timer.Start();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer?.Dispose();
        _record?.Dispose();
    }

    /// <inheritdoc/>
    public async Task<ConsentReply> OpenConsent(OpenConsent command)
    {
        var skill = await services.Skills.Find(_key.Skill);
        if (command.Caller != _key.Partner || skill?.Owner != _key.Partner)
        {
            return Refuse(ErrorCodes.SkillUnknown);
        }

        var redirectUri = command.RedirectUri ?? skill.Settings.RedirectUris[0];
        if (!skill.Settings.RedirectUris.Contains(redirectUri))
        {
            return Refuse(ErrorCodes.ConsentRedirectUri);
        }

        var consent = new OpenedConsent
        {
            StateId = command.StateId,
            Stage = command.Stage ?? skill.Settings.Stage,
            ClientId = skill.Settings.ClientId,
            RedirectUri = redirectUri,
            Verifier = skill.Settings.Pkce ? command.Verifier : null,
            AccountLabel = command.AccountLabel,
        };
        LinkDecision opened;
        try
        {
            if (!_record.Exists)
            {
                await GrainFactory.User(new UserKey(_key.Partner, _key.User)).Touch(_key.Skill);
            }

            opened = await _record.Commit(new LinkCommand.Open(command, consent));
        }
        catch (Exception e) when (e is CommitFailedException or OrleansException or TimeoutException)
        {
            // The record, or the user's beside it: what callers learn is the same.
            return Refuse(NotStored(e).Code);
        }

        return new ConsentReply
        {
            ClientId = consent.ClientId,
            Stage = consent.Stage,
            RedirectUri = redirectUri,
            Pkce = consent.Verifier is not null,
            ExpiresAt = opened.State.Consents.Last(open => open.StateId == consent.StateId).ExpiresAt,
        };

        static ConsentReply Refuse(string code) => new() { Refusal = new Refusal(code) };
    }

    /// <inheritdoc/>
    public async Task<LinkReply> Callback(Callback command)
    {
        // An activation that is given up would accept the code and never send it, and its successor could not know that.
        if (Timer.IsBroken && command.Caller == _key.Partner)
        {
            return LinkReply.Refused(View(command.Caller), new Refusal(ErrorCodes.StorageUnavailable));
        }

        var error = command.Error is { } name ? ErrorCatalogueCode(name) : null;
        var refused = await services.Skills.Refused(_key.Skill, _key.Partner);
        return await Command(command.Caller, new LinkCommand.Return(command, error, refused), ErrorCodes.StateUnknown);
    }

    /// <inheritdoc/>
    public Task<LinkReply> CallbackWithoutState(PartnerId caller, string error)
    {
        var code = ErrorCatalogueCode(error);
        var link = View(caller);
        return Task.FromResult(code == ErrorCodes.RedirectAccessDenied
            ? LinkReply.Done(link with { Reason = code, UserMessage = null })
            : LinkReply.Refused(link, new Refusal(code)));
    }

    /// <inheritdoc/>
    public Task<LinkReply> Unlink(PartnerId caller) => Command(caller, new LinkCommand.Unlink(), notTheirs: null);

    /// <inheritdoc/>
    public Task<LinkReply> Verify(PartnerId caller)
    {
        if (caller != _key.Partner || _record.Committed.Accounts.IsEmpty)
        {
            return Task.FromResult(LinkReply.Done(View(caller)));
        }

        Runner.RequestVerification();
        Timer.Start();
        return Task.FromResult(LinkReply.Pending(View(caller), Verification));
    }

    /// <inheritdoc/>
    public async Task<LinkReply> Settled(PartnerId caller, string attempt, TimeSpan wait)
    {
        if (caller != _key.Partner)
        {
            return LinkReply.Done(View(caller));
        }

        var until = Now + (wait < LongestWait ? wait : LongestWait);
        while (true)
        {
            var reply = Settle(attempt);
            var left = until - Now;
            if (reply.Kind != LinkReplyKind.Pending || left <= TimeSpan.Zero || Timer.IsBroken || IsRetrying(attempt) || Runner.IsHeld)
            {
                return reply;
            }

            using var over = new CancellationTokenSource();
            await Task.WhenAny(_record.Changed, Task.Delay(left, services.Time, over.Token));
            await over.CancelAsync();
        }
    }

    /// <inheritdoc/>
    public async Task<LinkSnapshot> Snapshot(PartnerId caller)
    {
        if (!_record.Exists)
        {
            DeactivateOnIdle();
        }
        else if (!_record.Committed.SetAside.IsEmpty && (await services.Skills.Find(_key.Skill))?.IsGuarded == true)
        {
            await Notice(new LinkCommand.PutBack());
        }

        return View(caller);
    }

    /// <inheritdoc/>
    public Task<bool> Superseded(Superseded command) => Notice(new LinkCommand.Supersede(command.AlexaUserId, command.Attempt));

    /// <inheritdoc/>
    public Task<bool> Abandon(DateTimeOffset deletedAt) => Notice(new LinkCommand.Abandon(deletedAt));

    /// <inheritdoc/>
    public async Task<ResealReply> Reseal(uint dataKey)
    {
        if (!_record.Exists)
        {
            DeactivateOnIdle();
            return ResealReply.Nothing;
        }

        var (swaps, reply) = LinkResealing.Prepare(_key, _record.Committed, services, dataKey);
        return swaps.IsEmpty || await Notice(new LinkCommand.Reseal(swaps)) ? reply : ResealReply.NotYet;
    }

    /// <inheritdoc/>
    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        Care.Ticked();
        Timer.Begin();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    Task IWriteGuard.BeforeWrite(LinkState next) => Care.Arm(next);

    private static string ErrorCatalogueCode(string error) => ErrorCatalogue.ForRedirect(error).Code;

    private LinkSnapshot View(PartnerId caller) =>
        caller == _key.Partner && _record.Exists ? LinkView.Of(_record.Committed, Now) : LinkSnapshot.None;

    private LinkReply Settle(string attempt) => attempt switch
    {
        Verification when Runner.IsVerifying => LinkReply.Pending(View(_key.Partner), attempt),
        Verification => LinkReply.Done(View(_key.Partner)),
        _ => LinkDecider.Settle(_record.Committed, attempt, Now),
    };

    private bool IsRetrying(string attempt) => attempt == LinkPlan.UnlinkAttempt
        ? _record.Committed.Leaving.Any(account => account.Failures >= LinkLimits.PatientFailures)
        : _record.Committed.Flow is { } flow && flow.Attempt == attempt && flow.Failures >= LinkLimits.PatientFailures;

    private async Task<LinkReply> Command(PartnerId caller, LinkCommand command, string? notTheirs)
    {
        if (caller != _key.Partner || (!_record.Exists && notTheirs is null))
        {
            DeactivateOnIdle();
            return notTheirs is null ? LinkReply.Done(LinkSnapshot.None) : LinkReply.Refused(LinkSnapshot.None, new Refusal(notTheirs));
        }

        try
        {
            var decision = await Commit(command);
            if (decision.Refusal is { } refusal)
            {
                return LinkReply.Refused(View(caller), refusal);
            }

            if (decision.IsBusy)
            {
                return LinkReply.Busy(View(caller), decision.Attempt!);
            }

            Timer.Start();
            return decision.Attempt is { } attempt ? Settle(attempt) : LinkReply.Done(View(caller));
        }
        catch (CommitFailedException e)
        {
            return LinkReply.Refused(View(caller), NotStored(e));
        }
    }

    private async Task<bool> Notice(LinkCommand command)
    {
        try
        {
            await Commit(command);
            Timer.Start();
            return true;
        }
        catch (CommitFailedException e)
        {
            NotStored(e);
            return false;
        }
    }

    private async Task<LinkDecision> Commit(LinkCommand command)
    {
        var decision = await _record.Commit(command);
        if (decision.Begins)
        {
            Runner.StartedHere = decision.Attempt;
        }

        return decision;
    }

    // What could not be written is not to be trusted in memory either: the next call meets an activation that has read the storage.
    private Refusal NotStored(Exception e)
    {
        services.Log.CommandNotStored(_key.Partner, _key.Skill, e);
        Timer.GiveUp();
        return new Refusal(ErrorCodes.StorageUnavailable);
    }
}
