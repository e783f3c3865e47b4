using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Platform.Amazon;
using Platform.Grains.Ids;
using Platform.Grains.Vault;
using Platform.Vault;

namespace Platform.Grains.Skills;

/// <summary>
/// Keeps a skill's set-up and who owns it. While Amazon refuses client credentials of the skill it asks from time to time, with a made-up code,
/// whether they are accepted again; the question is a tick that lets other turns by, its answer a turn of its own.
/// </summary>
internal sealed class SkillGrain(
    [PersistentState("skill")] IPersistentState<SkillState> stored,
    ILwaTokenClient tokens,
    IOptions<CareOptions> care,
    IVault vault,
    IKeyRing keys,
    [FromKeyedServices(PlatformTime.Key)] TimeProvider time,
    ILogger<SkillGrain> log) : Grain, ISkillGrain, IDisposable
{
    private readonly RefusalWindow _refreshes = new();
    private readonly CareShares _shares = new();
    private Skill? _committed;
    private IGrainTimer? _probe;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Publish();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => _probe?.Dispose();

    /// <inheritdoc/>
    public async Task<SkillPut> Put(PutSkill command)
    {
        var (next, kind, missing) = SkillDecisions.Put(stored.State, command, time.GetUtcNow());
        if (next is not null)
        {
            await Commit(next);
        }

        return new SkillPut { Kind = kind, Skill = next is null ? null : _committed, MissingSecret = missing };
    }

    /// <inheritdoc/>
    public Task<Skill?> Get()
    {
        if (!stored.RecordExists)
        {
            DeactivateOnIdle();
        }

        return Task.FromResult(_committed);
    }

    /// <inheritdoc/>
    public async Task<DateTimeOffset?> Delete(PartnerId owner)
    {
        if (stored.State.Owner == owner.Value)
        {
            await Commit(SkillDecisions.Delete(stored.State, time.GetUtcNow()));
        }

        return stored.State is { Owner: null, Deletion: { } deletion } && deletion.Owner == owner.Value ? deletion.At : null;
    }

    /// <inheritdoc/>
    public async Task PreviousSecretUsed(string clientId)
    {
        log.PreviousSecretUsed(this.GetPrimaryKeyString(), clientId);
        var credentials = stored.State.Credentials;
        if (credentials.Any(credential => credential.ClientId == clientId && !credential.PreviousInUse))
        {
            var marked = credentials.Select(c => c.ClientId == clientId ? c with { PreviousInUse = true } : c);
            await Commit(stored.State with { Credentials = [.. marked] });
        }
    }

    /// <inheritdoc/>
    public async Task CredentialsRefused(CredentialsRefused report)
    {
        var next = SkillDecisions.Refused(stored.State, report, time.GetUtcNow());
        if (next != stored.State)
        {
            await Commit(next);
            log.BreakerOpened(this.GetPrimaryKeyString(), report.ClientId, report.Code);
        }
    }

    /// <inheritdoc/>
    public async Task<bool> CountRefreshes(RefreshCount count)
    {
        var sum = _refreshes.Add(count, time.GetUtcNow());
        var next = SkillDecisions.Counted(stored.State, sum, time.GetUtcNow());
        if (next != stored.State && stored.RecordExists)
        {
            await Commit(next);
            log.RefusalsGuarded(this.GetPrimaryKeyString(), next.MassRefusal is null ? "is over" : "began", sum.Refused, sum.Total);
        }

        return stored.State.MassRefusal is { ConfirmedAt: null };
    }

    /// <inheritdoc/>
    public Task<CareLease> LeaseCare(string node) => Task.FromResult(_shares.Lease(node, care.Value.PerSkillPerSecond, time.GetUtcNow()));

    /// <inheritdoc/>
    public async Task<Skill?> ConfirmRefusals()
    {
        if (stored.State.MassRefusal is { ConfirmedAt: null } guard)
        {
            await Commit(stored.State with { MassRefusal = guard with { ConfirmedAt = time.GetUtcNow() } });
        }

        return _committed;
    }

    /// <inheritdoc/>
    public async Task<ResealReply> Reseal(uint dataKey)
    {
        if (keys.SealingKeyId != dataKey)
        {
            return ResealReply.NotYet;
        }

        var resealing = new Resealing(vault);
        var next = SkillSecrets.Reseal(stored.State, new SkillId(this.GetPrimaryKeyString()), resealing);
        if (resealing.HasChanged)
        {
            await Commit(next);
        }

        return resealing.Reply;
    }

    private async Task Commit(SkillState next)
    {
        await stored.Commit(next);
        Publish();
    }

    private void Publish()
    {
        _committed = Describe();
        ScheduleProbe();
    }

    private Skill? Describe() => stored.State is { Owner: { } owner } state
        ? new Skill
        {
            Id = new SkillId(this.GetPrimaryKeyString()),
            Owner = new PartnerId(owner),
            Settings = state.Settings,
            Credentials = state.Credentials,
            Version = state.Version,
            CreatedAt = state.CreatedAt,
            UpdatedAt = state.UpdatedAt,
            MassRefusal = state.MassRefusal,
        }
        : null;

    private void ScheduleProbe()
    {
        _probe?.Dispose();
        _probe = null;
        if (stored.State.Credentials.Where(credential => credential.Breaker is not null).MinBy(credential => credential.Breaker!.ProbeAt) is { } due)
        {
            var wait = due.Breaker!.ProbeAt - time.GetUtcNow();
            _probe = Schedule(_ => Probe(due), wait > TimeSpan.Zero ? wait : TimeSpan.Zero, interleave: true);
        }
    }

    private async Task Probe(ClientCredential credential)
    {
        var owner = new PartnerId(stored.State.Owner!);
        var skill = new SkillId(this.GetPrimaryKeyString());
        var use = new CredentialUse(
            _ => ValueTask.FromResult<ClientCredential?>(credential),
            secret => SkillSecrets.OpenClientSecret(vault, owner, skill, secret),
            time);
        var accepted = await CredentialProbe.Ask(tokens, use, stored.State.Settings.RedirectUris[0]);

        _probe?.Dispose();
        _probe = Schedule(_ => Probed(credential, accepted), TimeSpan.Zero, interleave: false);
    }

    private async Task Probed(ClientCredential credential, bool accepted)
    {
        var next = SkillDecisions.Probed(stored.State, credential, accepted, time.GetUtcNow());
        if (next == stored.State)
        {
            ScheduleProbe();
            return;
        }

        try
        {
            await Commit(next);
        }
        catch (Exception e)
        {
            // The next activation reads what is stored and asks again.
            log.ProbeNotStored(this.GetPrimaryKeyString(), e);
            DeactivateOnIdle();
            return;
        }

        if (accepted)
        {
            log.BreakerClosed(this.GetPrimaryKeyString(), credential.ClientId);
        }
    }

    private IGrainTimer Schedule(Func<CancellationToken, Task> tick, TimeSpan due, bool interleave) => this.RegisterGrainTimer(
        tick,
        new GrainTimerCreationOptions { DueTime = due, Period = Timeout.InfiniteTimeSpan, Interleave = interleave, KeepAlive = true });
}
