using System.Collections.Immutable;
using Platform.Grains.Links;
using Platform.Grains.Links.Decisions;
using Platform.Grains.Links.Records;
using Platform.Grains.Vault;

namespace Platform.Grains.Tests.Links.Histories;

/// <summary>What a record holds, wherever in it.</summary>
internal static class RecordParts
{
    public static IEnumerable<SealedPair> Pairs(this LinkState state) => state.Accounts.Select(account => account.Pair)
        .Concat(state.Leaving.Select(account => account.Pair))
        .Concat(state.SetAside.Select(aside => aside.Account.Pair))
        .Concat(state.Flow?.Pair is { } pair ? [pair] : ImmutableArray<SealedPair>.Empty);

    public static List<SealedSecret> Secrets(this LinkState state)
    {
        var secrets = new List<SealedSecret>();
        SealingDecisions.Map(state, (secret, _, _) =>
        {
            secrets.Add(secret);
            return secret;
        });
        return secrets;
    }
}
