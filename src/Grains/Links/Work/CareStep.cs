using Platform.Amazon;
using Platform.Grains.Links.Decisions;
using Platform.Grains.Telemetry;

namespace Platform.Grains.Links.Work;

/// <summary>Takes care of a linked account: refreshes its pair, or asks Amazon whether it stands. What leads to nothing is tried again, ever less often.</summary>
internal static class CareStep
{
    /// <summary>Performs the step and commits its result.</summary>
    public static async Task Run(LinkWork work, AccountCare care)
    {
        var unknown = care.Kind == CareKind.Refresh ? await Refresh(work, care) : await VerifyStep.Verify(work, care.Account);
        work.Services.Metrics.CaredFor(care.Kind, unknown?.Code ?? LinkMetrics.Ok);
        if (unknown is null)
        {
            return;
        }

        if (unknown is { RetryAfter: { } pause } && ErrorCatalogue.Get(unknown.Code).MustAct == Party.Amazon)
        {
            work.Services.CareBudget.Pause(work.Key.Skill, pause);
        }

        var account = care.Account;
        await work.Record.Commit(new LinkCommand.CareFailed(
            account.AlexaUserId, account.Generation, care.Kind, work.CareAgainAt(account.CareFailures, unknown.RetryAfter)));
    }

    private static async Task<Finding<Enablement>.Unknown?> Refresh(LinkWork work, AccountCare care)
    {
        var result = await PairRefresh.Run(work, care.Account.Pair);
        if (result.IsGone)
        {
            await VerifyStep.Gone(work, care.Account, care.Account.Pair.Version, ErrorCodes.ExchangeInvalidGrant, LinkStatus.RelinkRequired);
        }

        return result.Code is { } code ? new Finding<Enablement>.Unknown(code, result.RetryAfter) : null;
    }
}
