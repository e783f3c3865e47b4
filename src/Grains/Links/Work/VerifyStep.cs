using Platform.Amazon;
using Platform.Grains.Ids;
using Platform.Grains.Links.Decisions;
using Platform.Grains.Links.Records;

namespace Platform.Grains.Links.Work;

/// <summary>Asks Amazon about every account of the link. Where Amazon cannot be asked, the evidence stays what and when it was.</summary>
internal static class VerifyStep
{
    /// <summary>Performs the step and commits its results.</summary>
    public static async Task Run(LinkWork work)
    {
        foreach (var account in work.Record.Committed.Accounts)
        {
            await Verify(work, account);
        }
    }

    private static async Task Verify(LinkWork work, LinkedAccount account)
    {
        var inquiry = new AccountInquiry<Enablement>(work, account.Pair, account.Host, (host, access) =>
            work.Services.Enablement.Get(host, work.Key.Skill.Value, access, CancellationToken.None));
        switch (await inquiry.Ask())
        {
            case Finding<Enablement>.Answered { Value.Linked: true } linked:
                await work.CommitResult(new LinkCommand.Confirmed(account.AlexaUserId, linked.Host));
                break;
            case Finding<Enablement>.Answered { Value: { Enabled: true, Linked: false } }:
                await Gone(work, account, inquiry.PairVersion, ErrorCodes.Enablement404, LinkStatus.RelinkRequired);
                break;
            case Finding<Enablement>.Gone gone:
                await Gone(work, account, inquiry.PairVersion, gone.Code, gone.Status);
                break;
            case Finding<Enablement>.Unknown unknown:
                work.Services.Log.StepFailed(work.Key.Partner, work.Key.Skill, "Verification", unknown.Code);
                break;
        }
    }

    private static async Task Gone(LinkWork work, LinkedAccount account, long pairVersion, string code, LinkStatus status)
    {
        await work.Grains.AlexaAccount(new AlexaAccountKey(work.Key.Skill, account.AlexaUserId)).Release(work.Key);
        await work.CommitResult(new LinkCommand.Gone(account.AlexaUserId, pairVersion, code, status));
        work.Services.Log.AccountGone(work.Key.Partner, work.Key.Skill, code);
    }
}
