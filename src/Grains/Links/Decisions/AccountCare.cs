using Platform.Grains.Links.Records;

namespace Platform.Grains.Links.Decisions;

/// <summary>
/// When a linked account needs care, and which: a refresh whose answer never came is made again, whatever the policy; a policy that asks for it has
/// tokens refreshed early; and evidence that has grown old is asked for anew, so that a skill disabled behind our back is noticed.
/// </summary>
/// <param name="Account">The account.</param>
/// <param name="Kind">What it needs.</param>
/// <param name="DueAt">When.</param>
internal sealed record AccountCare(LinkedAccount Account, CareKind Kind, DateTimeOffset DueAt)
{
    private static readonly TimeSpan LastMinutes = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan WidestSpread = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Briefest = TimeSpan.FromMinutes(1);

    /// <summary>The care that is due next; null without accounts.</summary>
    /// <param name="state">The record.</param>
    /// <param name="policy">The skill's policy.</param>
    /// <param name="refreshTotal">How long a refresh may take over HTTP.</param>
    /// <param name="now">The time.</param>
    public static AccountCare? Next(LinkState state, CarePolicy policy, TimeSpan refreshTotal, DateTimeOffset now) =>
        state.Accounts.Select(account => Next(account, policy, refreshTotal, now)).MinBy(care => care.DueAt);

    /// <summary>From when on a refresh that was begun then may be made again: whoever began it, a frozen twin of this process included, has given up.</summary>
    public static DateTimeOffset QuietAt(DateTimeOffset refreshingSince, TimeSpan refreshTotal) =>
        refreshingSince + refreshTotal + LinkLimits.ResendMargin;

    private static AccountCare Next(LinkedAccount account, CarePolicy policy, TimeSpan refreshTotal, DateTimeOffset now)
    {
        var verify = Later(account.VerifyAt ?? account.VerifiedAt + policy.Own(policy.VerifyEvery), account.VerifyNotBefore);
        var refresh = Later(RefreshAt(account.Pair, policy, refreshTotal), account.RefreshNotBefore);

        // A question that Amazon fails to answer for hours does not keep the pair from being refreshed.
        return refresh <= verify || refresh <= now
            ? new AccountCare(account, CareKind.Refresh, refresh)
            : new AccountCare(account, CareKind.Verify, verify);
    }

    private static DateTimeOffset RefreshAt(SealedPair held, CarePolicy policy, TimeSpan refreshTotal) => held switch
    {
        { Refresh: null } => DateTimeOffset.MaxValue,
        { RefreshingSince: { } since } => QuietAt(since, refreshTotal),
        var pair => policy.RefreshesEarly ? EarlyRefresh(pair, policy) : DateTimeOffset.MaxValue,
    };

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    // Before the last ten minutes, by up to a quarter of an hour; of a token that lives briefly at half its life, and never more than once a minute.
    private static DateTimeOffset EarlyRefresh(SealedPair pair, CarePolicy policy)
    {
        var lifetime = pair.AccessExpiresAt - pair.ObtainedAt;
        var quarter = lifetime / 4;
        var latest = pair.AccessExpiresAt - LastMinutes - (policy.Spread * (quarter < WidestSpread ? quarter : WidestSpread));
        var half = pair.ObtainedAt + (lifetime / 2 > Briefest ? lifetime / 2 : Briefest);
        return latest > half ? latest : half;
    }
}
