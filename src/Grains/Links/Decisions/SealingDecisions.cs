using System.Collections.Immutable;
using Platform.Grains.Links.Records;
using Platform.Grains.Vault;

namespace Platform.Grains.Links.Decisions;

/// <summary>
/// Where a record keeps secrets, and how they get other envelopes. An envelope is replaced only where the record still has the very one
/// that was sealed again, so a pair that was refreshed meanwhile is never overwritten.
/// </summary>
internal static class SealingDecisions
{
    /// <summary>Puts new envelopes in the place of former ones.</summary>
    public static LinkDecision Reseal(LinkState state, ImmutableArray<SecretSwap> swaps)
    {
        var next = swaps.DistinctBy(swap => swap.Former).ToDictionary(swap => swap.Former, swap => swap.Next);
        var found = false;
        var changed = Map(state, (secret, _, _) => next.TryGetValue(secret, out var other) && (found = true) ? other : secret);
        return new LinkDecision(found ? changed : state);
    }

    /// <summary>The record with each secret replaced by what a function makes of it, its field and its generation.</summary>
    public static LinkState Map(LinkState state, Func<SealedSecret, string, long, SealedSecret> change)
    {
        return state with
        {
            Consents = [.. state.Consents.Select(Consent)],
            Flow = state.Flow is { } flow ? Flow(flow) : null,
            Accounts = [.. state.Accounts.Select(Account)],
            Leaving = [.. state.Leaving.Select(account => account with { Pair = Pair(account.Pair) })],
            SetAside = [.. state.SetAside.Select(aside => aside with { Account = Account(aside.Account) })],
        };

        LinkFlow Flow(LinkFlow flow) => flow with
        {
            Consent = Consent(flow.Consent),
            Code = Each(flow.Code, Secrets.AmazonCode, 0),
            AuthorizationCode = Each(flow.AuthorizationCode, Secrets.PartnerCode, 0),
            Pair = flow.Pair is { } pair ? Pair(pair) : null,
        };

        OpenedConsent Consent(OpenedConsent consent) => consent with { Verifier = Each(consent.Verifier, Secrets.Verifier, 0) };

        LinkedAccount Account(LinkedAccount account) => account with { Pair = Pair(account.Pair) };

        SealedPair Pair(SealedPair pair) => pair with
        {
            Access = change(pair.Access, Secrets.AccessToken, pair.Version),
            Refresh = Each(pair.Refresh, Secrets.RefreshToken, pair.RefreshVersion),
        };

        SealedSecret? Each(SealedSecret? secret, string field, long generation) =>
            secret is { } known ? change(known, field, generation) : null;
    }
}
