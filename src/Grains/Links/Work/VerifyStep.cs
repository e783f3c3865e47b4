using Platform.Amazon;
using Platform.Grains.Links.Decisions;
using Platform.Grains.Links.Records;

namespace Platform.Grains.Links.Work;

/// <summary>Asks Amazon about every account of the link. Where Amazon cannot be asked, the evidence stays what and when it was.</summary>
internal static class VerifyStep
{
    /// <summary>Performs the step and commits its results.</summary>
    /// <param name="work">The link.</param>
    /// <param name="mayGoOn">Asked before each account: false where the activation is on its way out, or the run's time is over.</param>
    public static async Task Run(LinkWork work, Func<bool> mayGoOn)
    {
        foreach (var account in work.Record.Committed.Accounts)
        {
            if (mayGoOn())
            {
                await Verify(work, account);
            }
        }
    }

    /// <summary>Asks about one account and commits what is learnt.</summary>
    /// <returns>Why nothing was learnt; null where something was.</returns>
    public static async Task<Finding<Enablement>.Unknown?> Verify(LinkWork work, LinkedAccount account)
    {
        var inquiry = new AccountInquiry<Enablement>(work, account.Pair, account.Host, (host, access) =>
            work.Services.Enablement.Get(host, work.Key.Skill.Value, access, CancellationToken.None));
        switch (await inquiry.Ask())
        {
            case Finding<Enablement>.Answered { Value.Linked: true } linked:
                await work.CommitResult(new LinkCommand.Confirmed(account.AlexaUserId, linked.Host));
                work.Services.Metrics.EvidenceRenewed(work.Now - account.VerifiedAt);
                return null;
            case Finding<Enablement>.Answered { Value: { Enabled: true, NotLinked: true } }:
                await Gone(work, account, inquiry.PairVersion, ErrorCodes.Enablement404, LinkStatus.RelinkRequired);
                return null;
            case Finding<Enablement>.Gone gone:
                await Gone(work, account, inquiry.PairVersion, gone.Code, gone.Status);
                return null;
            case var found:
                // Words that say neither prove nothing.
                var unknown = found as Finding<Enablement>.Unknown ?? new Finding<Enablement>.Unknown(ErrorCodes.AmazonMalformed, null);
                work.Services.Log.StepFailed(work.Key.Partner, work.Key.Skill, "Verification", unknown.Code);
                return unknown;
        }
    }

    /// <summary>Commits that an account is gone, and lets go of it.</summary>
    public static async Task Gone(LinkWork work, LinkedAccount account, long pairVersion, string code, LinkStatus status)
    {
        // In this order: a claim that outlives its link is harmless, a link that outlives its claim would not be told when another takes the account.
        var decided = await work.CommitResult(new LinkCommand.Gone(account.AlexaUserId, pairVersion, code, status));
        await work.ReleaseUnlessHeld(decided.State, account.AlexaUserId);
        if (decided.State.Accounts.All(linked => linked.AlexaUserId != account.AlexaUserId))
        {
            work.Services.Log.AccountGone(work.Key.Partner, work.Key.Skill, code);
        }
    }
}
