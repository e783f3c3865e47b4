using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Platform.Grains.Ids;

namespace Platform.Grains.Skills;

/// <summary>Keeps a skill's set-up and who owns it.</summary>
internal sealed partial class SkillGrain(
    [PersistentState("skill")] IPersistentState<SkillState> stored,
    [FromKeyedServices(PlatformTime.Key)] TimeProvider time,
    ILogger<SkillGrain> log) : Grain, ISkillGrain
{
    private Skill? _committed;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _committed = Describe();
        return Task.CompletedTask;
    }

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
        LogPreviousSecretUsed(log, this.GetPrimaryKeyString(), clientId);
        var credentials = stored.State.Credentials;
        if (credentials.Any(credential => credential.ClientId == clientId && !credential.PreviousInUse))
        {
            var marked = credentials.Select(c => c.ClientId == clientId ? c with { PreviousInUse = true } : c);
            await Commit(stored.State with { Credentials = [.. marked] });
        }
    }

    private async Task Commit(SkillState next)
    {
        await stored.Commit(next);
        _committed = Describe();
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
        }
        : null;

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Amazon refuses the new client secret of skill {Skill}, client {ClientId}, and takes the previous one")]
    private static partial void LogPreviousSecretUsed(ILogger logger, string skill, string clientId);
}
