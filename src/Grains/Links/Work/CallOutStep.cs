using Platform.Amazon;
using Platform.Grains.Links.CallOuts;
using Platform.Grains.Links.Decisions;
using Platform.Grains.Links.Records;
using Platform.Grains.Outbound;
using Platform.Grains.Skills;
using Platform.Grains.Vault;
using Platform.Vault;

namespace Platform.Grains.Links.Work;

/// <summary>
/// Gets a code of the partner's own authorization server (mode <c>callout</c>). A server that is away for a moment is asked again at once, while
/// the caller waits; then the attempt ends with <c>authorization.failed</c>, which is not among the codes that go on as <c>linking</c> (api.md 7).
/// </summary>
internal static class CallOutStep
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(3);

    /// <summary>A fresh code; null where there is none: the flow has ended, or goes on elsewhere.</summary>
    public static async Task<Secret?> Run(LinkWork work, LinkFlow flow, AuthorizationSettings settings)
    {
        var messageId = SignedMessage.NewId();
        for (var attempt = 1; ; attempt++)
        {
            var secrets = SkillSecrets.OpenSigningSecrets(
                work.Services.Vault, work.Key.Partner, work.Key.Skill, Secrets.AuthorizationSecret, settings.Secret!, work.Now);
            var question = new CallOutQuestion(messageId, settings.Url!, secrets, work.Key.Skill, work.Key.User, flow.Consent.RedirectUri);
            var answer = await work.Services.CallOut.Ask(question, CancellationToken.None);
            if (answer.Code is { } code)
            {
                return code;
            }

            work.Services.Log.CallOutFailed(work.Key.Partner, work.Key.Skill, answer.Fault!);
            var pause = work.RetryAt(attempt - 1, answer.RetryAfter) - work.Now;
            var newer = answer.IsTemporary ? null : await Changed(work, settings);
            if (attempt == LinkLimits.CallOutAttempts || (answer.IsTemporary ? pause > LongestPause : newer is null))
            {
                await work.CommitResult(new LinkCommand.EndFlow(flow.Attempt, ErrorCodes.AuthorizationFailed));
                return null;
            }

            settings = newer ?? settings;
            await Task.Delay(answer.IsTemporary ? pause : TimeSpan.Zero, work.Services.Time);
            if (!IsWanted(work, flow))
            {
                return null;
            }
        }
    }

    // A refusal may be of a set-up that has changed since this node has seen it.
    private static async Task<AuthorizationSettings?> Changed(LinkWork work, AuthorizationSettings known)
    {
        var fresh = await work.Reach(() => work.Services.Skills.FindFresh(work.Key.Skill));
        return fresh?.Owner == work.Key.Partner && fresh.Settings.Authorization is { Mode: AuthorizationSettings.CallOut } settings && settings != known
            ? settings
            : null;
    }

    // An unlink wins, and a node that stops leaves the rest to others.
    private static bool IsWanted(LinkWork work, LinkFlow flow) =>
        !work.Services.Gate.IsClosed && work.Record.Committed is { Unlinking: null, Flow: { } current } && current.Attempt == flow.Attempt;
}
