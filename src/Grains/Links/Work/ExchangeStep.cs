using Platform.Amazon;
using Platform.Grains.Links.Decisions;
using Platform.Grains.Links.Records;
using Platform.Grains.Vault;

namespace Platform.Grains.Links.Work;

/// <summary>
/// Sends Amazon's code. The record already says <c>exchanging</c>. The code is sent again only where it certainly was not spent: no connection, 429,
/// 503, or <c>invalid_client</c> with another secret at hand (design.md 4); while the skill's breaker is open it is not sent at all.
/// </summary>
internal static class ExchangeStep
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(3);

    // Amazon would say the same; the code is not even sent.
    private static readonly AmazonResult<TokenPair> TooOld =
        AmazonResult.Failed<TokenPair>(new AmazonFailure(ErrorCodes.ExchangeInvalidGrant, null, null, Delivery.Answered, null));

    // By now another activation may have taken over. Then this one cannot commit what it says; else nothing has been sent.
    private static readonly AmazonResult<TokenPair> TooLate =
        AmazonResult.Failed<TokenPair>(new AmazonFailure(ErrorCodes.AmazonUnreachable, null, null, Delivery.NotSent, null));

    /// <summary>Performs the step and commits its result.</summary>
    public static async Task Run(LinkWork work, LinkFlow flow)
    {
        var clients = new ClientSecrets(work, flow.Consent.ClientId);
        var result = await Exchange(work, flow, clients);
        if (result.Succeeded)
        {
            var pair = PairSealing.Seal(work, result.Value, flow.Consent.ClientId, before: null);
            await work.CommitResult(new LinkCommand.Exchanged(flow.Attempt, pair));
            await clients.Report();
            return;
        }

        work.Services.Log.StepFailed(work.Key.Partner, work.Key.Skill, "Exchange", result.Failure.Code);
        await clients.Report();
        var retryAt = work.Now + result.Failure.RetryAfter;
        await work.CommitResult(new LinkCommand.ExchangeFailed(flow.Attempt, result.Failure.Code, !result.Failure.NothingSpent, retryAt));
    }

    private static async Task<AmazonResult<TokenPair>> Exchange(LinkWork work, LinkFlow flow, ClientSecrets clients)
    {
        var code = work.Open(flow.Code!.Value, Secrets.AmazonCode, 0, "exchange");
        var verifier = flow.Consent.Verifier is { } verifierSealed ? work.Open(verifierSealed, Secrets.Verifier, 0, "exchange") : null;
        for (var attempt = 1; ; attempt++)
        {
            var result = await clients.Try(Send);
            if (result.Succeeded || !result.Failure.NothingSpent || result.Failure.Code == ErrorCodes.SkillCredentials || attempt == LinkLimits.ExchangeAttempts)
            {
                return result;
            }

            var pause = work.RetryAt(attempt - 2, result.Failure.RetryAfter) - work.Now;
            if (pause > LongestPause)
            {
                return result;
            }

            await Task.Delay(pause, work.Services.Time);
        }

        Task<AmazonResult<TokenPair>> Send(ClientCredentials client) => work.Now switch
        {
            var now when now >= flow.CodeReceivedAt + LinkLimits.CodeLifetime => Task.FromResult(TooOld),
            var now when now >= flow.StepSince + LinkLimits.SendWindow => Task.FromResult(TooLate),
            _ => work.Services.Tokens.Exchange(new CodeExchange(client, code, flow.Consent.RedirectUri, verifier), CancellationToken.None),
        };
    }
}
