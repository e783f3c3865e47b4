using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Platform.Grains.Ids;
using Platform.Grains.Links;
using Platform.Grains.Links.Records;
using Platform.Grains.Vault;
using Platform.History.Events;
using Platform.Vault;

namespace Platform.History.Recorder;

/// <summary>Makes pictures of records. Every envelope is opened, once in a life: what is told to be stored can be used.</summary>
internal sealed class Pictures(IServiceProvider node)
{
    private readonly ConcurrentDictionary<SealedSecret, string> _opened = new();

    /// <summary>The picture of a record.</summary>
    public async Task<LinkPicture> Of(LinkKey key, LinkState state)
    {
        var pairs = Pairs(state).ToList();
        if (pairs.Count > 0)
            await node.GetRequiredService<IKeyRing>().Ready;
        return new LinkPicture([.. pairs.Select(kept => Of(key, kept))], state.Unlinking is not null, state.Reason?.Code);
    }

    private static IEnumerable<(PairPlace Place, string? Account, SealedPair Pair)> Pairs(LinkState state)
    {
        foreach (var account in state.Accounts)
            yield return (PairPlace.Account, account.AlexaUserId, account.Pair);
        if (state.Flow is { Pair: { } exchanged } flow)
            yield return (PairPlace.Flow, flow.AlexaUserId, exchanged);
        foreach (var leaving in state.Leaving)
            yield return (PairPlace.Leaving, leaving.AlexaUserId, leaving.Pair);
        foreach (var aside in state.SetAside)
            yield return (PairPlace.Aside, aside.Account.AlexaUserId, aside.Account.Pair);
    }

    private PairPicture Of(LinkKey key, (PairPlace Place, string? Account, SealedPair Pair) kept) => new(
        kept.Place,
        kept.Account,
        kept.Pair.Version,
        Name(key, kept.Pair.Access, Secrets.AccessToken, kept.Pair.Version),
        kept.Pair.Refresh is { } refresh ? Name(key, refresh, Secrets.RefreshToken, kept.Pair.RefreshVersion) : null,
        kept.Pair.RefreshingSince);

    private string Name(LinkKey key, SealedSecret secret, string field, long version) => _opened.GetOrAdd(secret, _ =>
    {
        try
        {
            // Asked for late: the vault's keys are in the storage that this stands in front of.
            var context = new SecretContext(key.Partner.Value, key.Skill.Value, key.User.Value, field, version);
            return TokenHash.Of(node.GetRequiredService<IVault>().Open(secret.Envelope.AsSpan(), context, "history").Reveal());
        }
        catch (VaultException)
        {
            return PairPicture.Unreadable;
        }
    });
}
