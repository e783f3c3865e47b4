using Platform.Amazon;
using Platform.Grains.Ids;
using Platform.Grains.Links.Decisions;
using Platform.Grains.Links.Records;

namespace Platform.Grains.Links.Work;

/// <summary>
/// Disables the skill for an account that leaves, and lets the account go. A link that no longer holds the account never calls DELETE for it; so an
/// account whose name never came, since the answer to the enablement was lost, is asked for its name first.
/// </summary>
internal static class LeaveStep
{
    /// <summary>Performs the step and commits its result.</summary>
    public static async Task Run(LinkWork work, LeavingAccount leaving)
    {
        if (leaving.AlexaUserId is { } known)
        {
            await Leave(work, leaving, known);
            return;
        }

        var inquiry = new AccountInquiry<Enablement>(work, leaving.Pair, leaving.Host, (host, access) =>
            work.Services.Enablement.Get(host, work.Key.Skill.Value, access, CancellationToken.None));
        switch (await inquiry.Ask())
        {
            case Finding<Enablement>.Answered { Value.AlexaUserId: { } named } answer:
                var pair = PairDecisions.Find(work.Record.Committed, inquiry.PairVersion) ?? leaving.Pair;
                await Leave(work, leaving with { Pair = pair, Host = answer.Host }, named);
                break;
            case Finding<Enablement>.Gone gone:
                await work.CommitResult(new LinkCommand.Left(inquiry.PairVersion, Doubt(leaving, gone.Code)));
                break;
            case Finding<Enablement>.Unknown unknown:
                await Failed(work, leaving, inquiry.PairVersion, unknown.Code, unknown.RetryAfter);
                break;
            default:
                await Failed(work, leaving, inquiry.PairVersion, ErrorCodes.AmazonMalformed, retryAfter: null);
                break;
        }
    }

    private static async Task Leave(LinkWork work, LeavingAccount leaving, string alexaUserId)
    {
        var account = work.Grains.AlexaAccount(new AlexaAccountKey(work.Key.Skill, alexaUserId));
        var linkedAgain = work.Record.Committed.Accounts.Any(linked => linked.AlexaUserId == alexaUserId);
        if (linkedAgain || (await work.Reach(account.Holder) is { } holder && holder != work.Key))
        {
            await work.CommitResult(new LinkCommand.Left(leaving.Pair.Version));
            return;
        }

        var inquiry = new AccountInquiry<bool>(work, leaving.Pair, leaving.Host, (host, access) =>
            work.Services.Enablement.Disable(host, work.Key.Skill.Value, access, CancellationToken.None));
        var found = await inquiry.Ask();
        if (found is Finding<bool>.Unknown unknown)
        {
            await Failed(work, leaving, inquiry.PairVersion, unknown.Code, unknown.RetryAfter);
            return;
        }

        await work.Reach(() => account.Release(work.Key));
        await work.CommitResult(new LinkCommand.Left(inquiry.PairVersion, found is Finding<bool>.Gone gone ? Doubt(leaving, gone.Code) : null));
    }

    // Where an earlier refresh had no answer, Amazon may have given a new refresh token that nobody received, and refuse this one for that alone: then
    // its refusal does not say that the skill is disabled, and nothing is left to disable it with.
    private static string? Doubt(LeavingAccount leaving, string code) =>
        code == ErrorCodes.ExchangeInvalidGrant && leaving.Pair.RefreshingSince is not null ? ErrorCodes.ExchangeInterrupted : null;

    private static async Task Failed(LinkWork work, LeavingAccount leaving, long pairVersion, string code, TimeSpan? retryAfter)
    {
        work.Services.Log.StepFailed(work.Key.Partner, work.Key.Skill, "Disabling", code);
        await work.CommitResult(new LinkCommand.LeaveFailed(pairVersion, code, work.RetryAt(leaving.Failures, retryAfter)));
    }
}
