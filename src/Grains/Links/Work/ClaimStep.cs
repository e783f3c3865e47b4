using Platform.Amazon;
using Platform.Grains.Ids;
using Platform.Grains.Links.Decisions;
using Platform.Grains.Links.Records;

namespace Platform.Grains.Links.Work;

/// <summary>
/// Claims the Alexa account that the 201 named, and tells each partner user that held it before: theirs is superseded. The account's grain keeps
/// former holders noted until they are told, so a flow that dies here tells them when it resumes.
/// </summary>
internal static class ClaimStep
{
    /// <summary>Performs the step and commits its result.</summary>
    /// <param name="work">The link.</param>
    /// <param name="flow">Its flow.</param>
    /// <param name="isResumed">
    /// Another activation may have told a former holder already: whether the account stands is asked soon, as after every take-over, since that one may
    /// have been about to disable it.
    /// </param>
    public static async Task Run(LinkWork work, LinkFlow flow, bool isResumed)
    {
        var account = work.Grains.AlexaAccount(new AlexaAccountKey(work.Key.Skill, flow.AlexaUserId!));
        var claim = await work.Reach(() => account.Claim(work.Key, flow.Attempt));
        var takenOver = isResumed || claim.Former is not null;
        while (claim is { Held: true, Former: { } former })
        {
            var notice = new Superseded(work.Key, flow.AlexaUserId!, former.Attempt);
            if (!await work.Reach(() => work.Grains.Link(former.Link).Superseded(notice)))
            {
                var retryAt = work.RetryAt(flow.Failures, retryAfter: null);
                await work.CommitResult(new LinkCommand.StepFailed(flow.Attempt, ErrorCodes.StorageUnavailable, retryAt, MayBeEnabled: false));
                return;
            }

            claim = await work.Reach(() => account.Told(former, work.Key, flow.Attempt));
        }

        if (!claim.Held)
        {
            await work.CommitResult(new LinkCommand.Supersede(flow.AlexaUserId!, flow.Attempt));
            return;
        }

        await work.CommitResult(new LinkCommand.Claimed(flow.Attempt, takenOver));
        work.Services.Log.Linked(work.Key.Partner, work.Key.Skill);
    }
}
