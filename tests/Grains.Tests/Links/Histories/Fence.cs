using Platform.Grains.Links;
using Platform.Grains.Links.Decisions;

namespace Platform.Grains.Tests.Links.Histories;

/// <summary>Checks that a command about an attempt or a pair that the record does not have leaves it untouched: nothing is written.</summary>
internal static class Fence
{
    public static void Check(LinkState before, LinkCommand command, LinkState after, DateTimeOffset now)
    {
        if (ReferenceEquals(LinkMemory.Prune(before, now), before) && IsStale(before, command))
        {
            after.ShouldBeSameAs(before, command.ToString());
        }
    }

    private static bool IsStale(LinkState before, LinkCommand command) => command switch
    {
        LinkCommand.IntendResend c => c.Attempt != before.Flow?.Attempt,
        LinkCommand.Exchanged c => c.Attempt != before.Flow?.Attempt,
        LinkCommand.ExchangeFailed c => c.Attempt != before.Flow?.Attempt,
        LinkCommand.IntendEnable c => c.Attempt != before.Flow?.Attempt,
        LinkCommand.NeedCode c => c.Attempt != before.Flow?.Attempt,
        LinkCommand.Enabled c => c.Attempt != before.Flow?.Attempt,
        LinkCommand.EnableElsewhere c => c.Attempt != before.Flow?.Attempt,
        LinkCommand.EnableRefused c => c.Attempt != before.Flow?.Attempt,
        LinkCommand.StepFailed c => c.Attempt != before.Flow?.Attempt,
        LinkCommand.Claimed c => c.Attempt != before.Flow?.Attempt,
        LinkCommand.EndFlow c => c.Attempt != before.Flow?.Attempt,
        LinkCommand.IntendRefresh c => PairDecisions.Find(before, c.PairVersion) is null,
        LinkCommand.Refreshed c => PairDecisions.Find(before, c.PairVersion) is null
            && before.SetAside.All(aside => aside.Account.Pair.Version != c.PairVersion),
        LinkCommand.RefreshFailed c => PairDecisions.Find(before, c.PairVersion) is null,
        LinkCommand.Reseal c => !before.Secrets().Intersect(c.Swaps.Select(swap => swap.Former)).Any(),
        LinkCommand.Left c => before.Leaving.All(account => account.Pair.Version != c.PairVersion),
        LinkCommand.LeaveFailed c => before.Leaving.All(account => account.Pair.Version != c.PairVersion),
        LinkCommand.Gone c => before.Accounts.All(account => account.Pair.Version != c.PairVersion || account.AlexaUserId != c.AlexaUserId),
        LinkCommand.PutBack => before.SetAside.IsEmpty,
        LinkCommand.LetGo c => before.SetAside.All(aside => aside.Account.Pair.Version != c.PairVersion),
        LinkCommand.Confirmed c => before.Accounts.All(account => account.AlexaUserId != c.AlexaUserId),
        LinkCommand.CareFailed c => before.Accounts.All(account => account.AlexaUserId != c.AlexaUserId || account.Generation != c.Generation),
        LinkCommand.GrantsRevoked c => !before.GrantsToRevoke.Intersect(c.Grants).Any(),
        _ => false,
    };
}
