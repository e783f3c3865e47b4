using Platform.Grains.Ids;
using Platform.Grains.Links.Decisions;
using Platform.Grains.Links.Records;
using Platform.Grains.Vault;
using Platform.Vault;

namespace Platform.Grains.Links.Work;

/// <summary>What every step of a link's work shares: which link, its record, the services around it.</summary>
internal sealed class LinkWork(LinkKey key, LinkRecord record, LinkServices services, IGrainFactory grains)
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(10);

    // Links that fail for hours must not use up what the others need.
    private const int PersistentFailures = 24;

    // As long as a code lives: were it shorter, an activation that has lost the answer to a code could find that code good enough to send again.
    private static readonly TimeSpan HoldResult = LinkLimits.CodeLifetime;

    public LinkKey Key => key;

    public LinkRecord Record => record;

    public LinkServices Services => services;

    public IGrainFactory Grains => grains;

    public DateTimeOffset Now => record.Now;

    /// <summary>
    /// The newest intent to refresh that was committed here. One that another activation committed may still be under way there, so it is left alone
    /// for a while; of this one it is known that its call has ended.
    /// </summary>
    public DateTimeOffset? OwnRefreshIntent { get; set; }

    /// <summary>Opens a secret of this link.</summary>
    public Secret Open(SealedSecret secret, string field, long generation, string purpose) =>
        services.Vault.Open(secret.Envelope.AsSpan(), Context(field, generation), purpose);

    /// <summary>Seals a secret of this link.</summary>
    public SealedSecret Seal(Secret secret, string field, long generation) =>
        SealedSecret.Of(services.Vault.Seal(secret, Context(field, generation)));

    /// <summary>Opens a pair's access token.</summary>
    public Secret OpenAccess(SealedPair pair, string purpose) => Open(pair.Access, Secrets.AccessToken, pair.Version, purpose);

    /// <summary>Calls another grain, and again where it is rejected because that grain's node has gone: the work goes on as soon as another one has it.</summary>
    public Task<T> Reach<T>(Func<Task<T>> call) => Redelivery.Of(call, Redelivery.Long, services.Time);

    /// <summary>Calls another grain, and again where it is rejected because that grain's node has gone.</summary>
    public Task Reach(Func<Task> call) => Reach(async () =>
    {
        await call();
        return true;
    });

    /// <summary>When care that has failed so often is taken again: after about a minute, then up to 10, and hours later once an hour.</summary>
    public DateTimeOffset CareAgainAt(int failures, TimeSpan? retryAfter)
    {
        var again = RetryAt(failures + 5, retryAfter);
        return failures < PersistentFailures ? again : again + ((again - Now) * 5);
    }

    /// <summary>When a step that has failed so often is tried again: doubling with jitter, and never before Amazon said.</summary>
    public DateTimeOffset RetryAt(int failures, TimeSpan? retryAfter)
    {
        var backoff = TimeSpan.FromSeconds(Math.Min(LongestRetry.TotalSeconds, FirstRetry.TotalSeconds * Math.Pow(2, Math.Min(failures, 20))));
        var jittered = backoff.Between(0.75, 1.25);
        return Now + (retryAfter > jittered ? retryAfter.Value : jittered);
    }

    /// <summary>
    /// Commits what cannot be had a second time, such as a token pair: where the storage refuses, the result exists only here, so it is held and
    /// written again with back-off. The record is read again first; a record that has moved on to another attempt makes the command a no-op.
    /// </summary>
    public async Task<LinkDecision> CommitResult(LinkCommand command)
    {
        try
        {
            return await record.Commit(command);
        }
        catch (CommitFailedException e)
        {
            return await Hold(command, e);
        }
    }

    /// <summary>
    /// Lets go of an Alexa account, unless the record has it still: linked by a command that came first, set aside until it is judged, or about to be
    /// disabled, which lets go of it in the end.
    /// </summary>
    public async Task ReleaseUnlessHeld(LinkState state, string alexaUserId)
    {
        if (state.Accounts.All(account => account.AlexaUserId != alexaUserId)
            && state.SetAside.All(aside => aside.Account.AlexaUserId != alexaUserId)
            && state.Leaving.All(account => account.AlexaUserId != alexaUserId))
        {
            await Reach(() => grains.AlexaAccount(new AlexaAccountKey(key.Skill, alexaUserId)).Release(key));
        }
    }

    private async Task<LinkDecision> Hold(LinkCommand command, CommitFailedException failure)
    {
        var giveUp = Now + HoldResult;
        var hasTokens = command is LinkCommand.Exchanged or LinkCommand.Refreshed;
        var isLost = hasTokens;
        services.Metrics.HeldInMemory(hasTokens);
        try
        {
            for (var failures = 0; Now < giveUp; failures++)
            {
                services.Log.ResultNotStored(key.Partner, key.Skill, command.GetType().Name, failure);
                await Task.Delay(RetryAt(Math.Min(failures, 3), null) - Now, services.Time);
                try
                {
                    await record.Reread();
                    var decision = await record.Commit(command);
                    isLost = false;
                    return decision;
                }
                catch (CommitFailedException e)
                {
                    failure = e;
                }
            }

            throw new CommitFailedException("A result of Amazon could not be stored and is given up.", failure);
        }
        finally
        {
            services.Metrics.LetGo(hasTokens, isLost);
        }
    }

    private SecretContext Context(string field, long generation) => new(key.Partner.Value, key.Skill.Value, key.User.Value, field, generation);
}
