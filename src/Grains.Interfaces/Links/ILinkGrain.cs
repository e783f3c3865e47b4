using Orleans.Concurrency;
using Platform.Grains.Ids;
using Platform.Grains.Vault;

namespace Platform.Grains.Links;

/// <summary>
/// One user's link of one skill; key <see cref="LinkKey"/>. It owns the open consents, the Amazon token pairs, the status and what is due when.
/// Commands are short turns: they decide, commit and start work, and never wait for Amazon. <see cref="Settled"/> waits for the work.
/// Every call carries the caller's partner; another partner than the key's is answered as if there were nothing.
/// </summary>
[Alias("ILinkGrain")]
public interface ILinkGrain : IGrainWithStringKey
{
    /// <summary>Opens a consent: up to 5 are open at once, the oldest gives way; 30 minutes (api.md 4).</summary>
    [Alias("OpenConsent")]
    Task<ConsentReply> OpenConsent(OpenConsent command);

    /// <summary>Takes what came back from Amazon's consent page.</summary>
    [Alias("Callback")]
    Task<LinkReply> Callback(Callback command);

    /// <summary>Takes a redirect that carried an error and no state: nothing is spent, the link stands as it is.</summary>
    [Alias("CallbackWithoutState")]
    Task<LinkReply> CallbackWithoutState(PartnerId caller, string error);

    /// <summary>Asks Amazon whether the link still stands; at most one such question runs at a time, others join it.</summary>
    [Alias("Verify")]
    Task<LinkReply> Verify(PartnerId caller);

    /// <summary>Disables the skill for every account held and erases the pairs; idempotent.</summary>
    [Alias("Unlink")]
    Task<LinkReply> Unlink(PartnerId caller);

    /// <summary>Waits until the work named by an earlier reply has ended, or a retry of it is under way, or <paramref name="wait"/> is over (at most 20 s).</summary>
    [Alias("Settled"), AlwaysInterleave, ResponseTimeout("00:00:30")]
    Task<LinkReply> Settled(PartnerId caller, string attempt, TimeSpan wait);

    /// <summary>The link as last committed; never waits behind a call to Amazon.</summary>
    [Alias("Snapshot"), AlwaysInterleave]
    Task<LinkSnapshot> Snapshot(PartnerId caller);

    /// <summary>Told by the flow of another partner user that has just linked this Alexa account (design.md 4): its pair is erased without a call to Amazon. False where that could not be stored.</summary>
    [Alias("Superseded")]
    Task<bool> Superseded(Superseded command);

    /// <summary>The skill was deleted: everything held from before is erased without a call to Amazon. False where that could not be stored.</summary>
    [Alias("Abandon")]
    Task<bool> Abandon(DateTimeOffset deletedAt);

    /// <summary>
    /// Seals the secrets of the record again, under this data key, where another has sealed them. What is replaced meanwhile is left alone.
    /// </summary>
    [Alias("Reseal")]
    Task<ResealReply> Reseal(uint dataKey);
}
