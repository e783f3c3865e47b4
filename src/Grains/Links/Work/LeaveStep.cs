using Platform.Grains.Ids;
using Platform.Grains.Links.Decisions;
using Platform.Grains.Links.Records;

namespace Platform.Grains.Links.Work;

/// <summary>Disables the skill for an account that leaves, and lets the account go. A link that no longer holds the account never calls DELETE for it.</summary>
internal static class LeaveStep
{
    /// <summary>Performs the step and commits its result.</summary>
    public static async Task Run(LinkWork work, LeavingAccount leaving)
    {
        var account = leaving.AlexaUserId is { } id ? work.Grains.AlexaAccount(new AlexaAccountKey(work.Key.Skill, id)) : null;
        if (account is not null && await account.Holder() is { } holder && holder != work.Key)
        {
            await work.CommitResult(new LinkCommand.Left(leaving.Pair.Version));
            return;
        }

        var inquiry = new AccountInquiry<bool>(work, leaving.Pair, leaving.Host, (host, access) =>
            work.Services.Enablement.Disable(host, work.Key.Skill.Value, access, CancellationToken.None));
        if (await inquiry.Ask() is Finding<bool>.Unknown unknown)
        {
            work.Services.Log.StepFailed(work.Key.Partner, work.Key.Skill, "Disabling", unknown.Code);
            var retryAt = work.RetryAt(leaving.Failures, unknown.RetryAfter);
            await work.CommitResult(new LinkCommand.LeaveFailed(inquiry.PairVersion, unknown.Code, retryAt));
            return;
        }

        if (account is not null)
        {
            await account.Release(work.Key);
        }

        await work.CommitResult(new LinkCommand.Left(inquiry.PairVersion));
    }
}
