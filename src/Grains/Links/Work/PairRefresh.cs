using Platform.Amazon;
using Platform.Grains.Links.Decisions;
using Platform.Grains.Links.Records;
using Platform.Grains.Vault;

namespace Platform.Grains.Links.Work;

/// <summary>Refreshes a pair: intent, call, result (design.md 4), with the credentials that obtained it and no others.</summary>
internal static class PairRefresh
{
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

        var intent = await work.Record.Commit(new LinkCommand.IntendRefresh(pair.Version));
        if (PairDecisions.Find(intent.State, pair.Version) is null)
        {
            return RefreshResult.Failed(ErrorCodes.PlatformBusy, null);
        }

        var refresh = work.Open(sealedRefresh, Secrets.RefreshToken, pair.RefreshVersion, "refresh");
        var result = await clients.Try(client =>
            work.Services.Tokens.Refresh(new TokenRefresh(client, refresh), CancellationToken.None));
        if (result.Succeeded)
        {
            var renewed = PairSealing.Seal(work, result.Value, pair.ClientId, pair);
            await work.CommitResult(new LinkCommand.Refreshed(pair.Version, renewed));
            await clients.Report();
            return RefreshResult.Renewed(renewed);
        }

        var failure = result.Failure;
        work.Services.Log.StepFailed(work.Key.Partner, work.Key.Skill, "Refresh", failure.Code);
        if (failure.Code == ErrorCodes.ExchangeInvalidGrant)
        {
            // Proof only if this still is the newest pair that the storage knows: another node may have replaced it meanwhile.
            await work.Record.Reread();
            if (PairDecisions.Find(work.Record.Committed, pair.Version) is not null)
            {
                return RefreshResult.Gone;
            }
        }
        else if (failure.Delivery != Delivery.Unknown)
        {
            await clients.Report();
            await work.Record.Commit(new LinkCommand.RefreshFailed(pair.Version));
        }

        return RefreshResult.Failed(failure.Code, failure.RetryAfter);
    }
}
