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
        var pairs = state.Accounts.Select(account => (PairPlace.Account, (string?)account.AlexaUserId, (SealedPair?)account.Pair))
            .Append((PairPlace.Flow, state.Flow?.AlexaUserId, state.Flow?.Pair))
            .Concat(state.Leaving.Select(leaving => (PairPlace.Leaving, leaving.AlexaUserId, (SealedPair?)leaving.Pair)))
            .Concat(state.SetAside.Select(aside => (PairPlace.Aside, (string?)aside.Account.AlexaUserId, (SealedPair?)aside.Account.Pair)))
            .Where(pair => pair.Item3 is not null)
            .ToList();
        if (pairs.Count > 0)
            await node.GetRequiredService<IKeyRing>().Ready;
        return new LinkPicture([.. pairs.Select(pair => Of(key, pair.Item1, pair.Item2, pair.Item3!))], state.Unlinking is not null, state.Reason?.Code);
    }

    private PairPicture Of(LinkKey key, PairPlace place, string? account, SealedPair pair) => new(
        place,
        account,
        pair.Version,
        Name(key, pair.Access, Secrets.AccessToken, pair.Version),
        pair.Refresh is { } refresh ? Name(key, refresh, Secrets.RefreshToken, pair.RefreshVersion) : null,
        pair.RefreshingSince);

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
