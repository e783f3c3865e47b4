using Platform.Amazon;
using Platform.Grains.Links.Decisions;
using Platform.Grains.Links.Records;
using Platform.Grains.Telemetry;
using Platform.Grains.Vault;

namespace Platform.Grains.Links.Work;

/// <summary>Refreshes a pair: intent, call, result (design.md 4), with the credentials that obtained it and no others.</summary>
internal static class PairRefresh
{
    private const int MostVersions = 5;

    // This process was frozen after the intent: by now another activation may have sent the same token.
    private static readonly AmazonResult<TokenPair> TooLate =
        AmazonResult.Failed<TokenPair>(new AmazonFailure(ErrorCodes.AmazonUnreachable, null, null, Delivery.NotSent, null));

    /// <summary>Refreshes the pair of that version and commits the answer.</summary>
    public static async Task<RefreshResult> Run(LinkWork work, SealedPair pair)
    {
        if (pair.Refresh is not { } sealedRefresh)
        {
            return RefreshResult.Failed(ErrorCodes.ExchangeInvalidRequest, null);
        }

        var clients = new ClientSecrets(work, pair.ClientId);
        if (await clients.Waiting() is { } waiting)
        {
            return RefreshResult.Failed(waiting.Code, waiting.RetryAfter);
        }

        if (UnderWayElsewhere(work, pair) is { } quiet)
        {
            return RefreshResult.Failed(ErrorCodes.PlatformBusy, quiet);
        }

        // Opened first: an intent is written only for a token that can be sent.
        var refresh = work.Open(sealedRefresh, Secrets.RefreshToken, pair.RefreshVersion, "refresh");
        var intent = await work.Record.Commit(new LinkCommand.IntendRefresh(pair.Version));
        if (PairDecisions.Find(intent.State, pair.Version)?.RefreshingSince is not { } since)
        {
            return RefreshResult.Failed(ErrorCodes.PlatformBusy, null);
        }

        work.OwnRefreshIntent = since;
        var began = work.Now;
        var result = await clients.Try(client => work.Now >= since + LinkLimits.SendWindow
            ? Task.FromResult(TooLate)
            : work.Services.Tokens.Refresh(new TokenRefresh(client, refresh), CancellationToken.None));
        work.Services.Metrics.Refreshed(result.Succeeded ? LinkMetrics.Ok : result.Failure.Code, work.Now - began);
        if (result.Succeeded)
        {
            return await Keep(work, pair, result.Value, clients);
        }

        var failure = result.Failure;
        work.Services.Log.StepFailed(work.Key.Partner, work.Key.Skill, "Refresh", failure.Code);
        if (failure.Code == ErrorCodes.ExchangeInvalidGrant && await IsProof(work, pair))
        {
            CountUnreceived(work, pair);
            return RefreshResult.Gone;
        }

        await clients.Report();
        if (failure.Delivery != Delivery.Unknown)
        {
            await work.Record.Commit(new LinkCommand.RefreshFailed(pair.Version));
        }

        if (failure.Code != ErrorCodes.ExchangeInvalidGrant)
        {
            await Count(work);
        }

        return RefreshResult.Failed(failure.Code, failure.RetryAfter);
    }

    private static async Task<RefreshResult> Keep(LinkWork work, SealedPair pair, TokenPair answer, ClientSecrets clients)
    {
        var kept = await Store(work, pair, answer);
        await clients.Report();
        await Count(work);
        if (kept is not null)
        {
            return RefreshResult.Renewed(kept);
        }

        // Another activation has refreshed the pair, or the account has ended: its word counts, and this answer comes too late.
        work.Services.Log.RefreshOvertaken(work.Key.Partner, work.Key.Skill);
        return RefreshResult.Failed(ErrorCodes.PlatformBusy, null);
    }

    // The record may have gone on in another activation, and the version with it: then it is sealed under the next one.
    private static async Task<SealedPair?> Store(LinkWork work, SealedPair pair, TokenPair answer)
    {
        for (var tries = 0; tries < MostVersions; tries++)
        {
            var renewed = PairSealing.Seal(work, answer, pair.ClientId, pair);
            var kept = (await work.CommitResult(new LinkCommand.Refreshed(pair.Version, renewed))).State;
            if (PairDecisions.Find(kept, renewed.Version)?.Access == renewed.Access)
            {
                return renewed;
            }

            if (PairDecisions.Find(kept, pair.Version) is null && kept.SetAside.All(aside => aside.Account.Pair.Version != pair.Version))
            {
                break;
            }
        }

        return null;
    }

    // Where an earlier refresh had no answer, Amazon may refuse this token because the answer brought another that nobody received.
    private static void CountUnreceived(LinkWork work, SealedPair pair)
    {
        if (pair.RefreshingSince is not null)
        {
            work.Services.Metrics.Unreceived();
        }
    }

    // A refresh that another activation began and that may still be under way there: how long it is left alone.
    private static TimeSpan? UnderWayElsewhere(LinkWork work, SealedPair pair)
    {
        var since = PairDecisions.Find(work.Record.Committed, pair.Version)?.RefreshingSince;
        if (since is null || since == work.OwnRefreshIntent)
        {
            return null;
        }

        var wait = AccountCare.QuietAt(since.Value, work.Services.ExchangeTotal) - work.Now;
        return wait > TimeSpan.Zero ? wait : null;
    }

    // Only if this still is the newest pair that the storage knows, since another node may have replaced it meanwhile; and only if Amazon does not
    // refuse everybody.
    private static async Task<bool> IsProof(LinkWork work, SealedPair pair)
    {
        await work.Record.Reread();
        return PairDecisions.Find(work.Record.Committed, pair.Version) is not null
            && await Told(work, () => work.Services.Refreshes.MayConclude(work.Key.Skill));
    }

    private static Task<bool> Count(LinkWork work) => Told(work, async () =>
    {
        await work.Services.Refreshes.Count(work.Key.Skill);
        return true;
    });

    // What the skill does not hear of is missing in its count, and nothing is concluded without its word.
    private static async Task<bool> Told(LinkWork work, Func<Task<bool>> tell)
    {
        try
        {
            return await tell();
        }
        catch (Exception e) when (e is OrleansException or TimeoutException)
        {
            work.Services.Log.StepFailed(work.Key.Partner, work.Key.Skill, "Count of refreshes", ErrorCodes.StorageUnavailable);
            return false;
        }
    }
}
