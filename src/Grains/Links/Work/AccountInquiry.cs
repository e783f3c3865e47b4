using Platform.Amazon;
using Platform.Grains.Links.Records;
using Platform.Vault;

namespace Platform.Grains.Links.Work;

/// <summary>
/// Asks Amazon something about one account and draws the only conclusions that are allowed (design.md 4): on 401 or 403 the pair is refreshed and
/// the question repeated; on 404, or 403 again, the hosts are discovered anew and each is asked. Gone is <c>invalid_grant</c>, 401 after a good
/// refresh, or 404 from every freshly discovered host. Nothing else proves anything.
/// </summary>
internal sealed class AccountInquiry<T>(LinkWork work, SealedPair pair, string? host, Func<string, Secret, Task<AmazonResult<T>>> question)
{
    private SealedPair _pair = pair;
    private bool _refreshed;

    /// <summary>The version of the pair that the finding is about.</summary>
    public long PairVersion => _pair.Version;

    /// <summary>Asks.</summary>
    public async Task<Finding<T>> Ask()
    {
        work.Services.Metrics.TokenWanted(_pair.AccessExpiresAt - work.Now);
        if (_pair.AccessExpiresAt <= work.Now && await Refresh() is { } stopped)
        {
            return stopped;
        }

        if (host is null)
        {
            return await AskEverywhere();
        }

        var result = await question(host, Access());
        if (result is { Succeeded: false, Failure.HttpStatus: 401 or 403 } && !_refreshed)
        {
            if (await Refresh() is { } unrefreshed)
            {
                return unrefreshed;
            }

            result = await question(host, Access());
        }

        return result switch
        {
            { Succeeded: true } => new Finding<T>.Answered(result.Value, host),
            { Failure.HttpStatus: 401 } => new Finding<T>.Gone(ErrorCodes.Enablement401, LinkStatus.Unlinked),
            { Failure.HttpStatus: 403 or 404 } => await AskEverywhere(),
            _ => new Finding<T>.Unknown(result.Failure!.Code, result.Failure.RetryAfter),
        };
    }

    private async Task<Finding<T>> AskEverywhere()
    {
        var endpoints = await work.Services.Enablement.Endpoints(Access(), CancellationToken.None);
        if (endpoints is { Succeeded: false, Failure.HttpStatus: 401 or 403 } && !_refreshed)
        {
            if (await Refresh() is { } stopped)
            {
                return stopped;
            }

            endpoints = await work.Services.Enablement.Endpoints(Access(), CancellationToken.None);
        }

        if (!endpoints.Succeeded)
        {
            return new Finding<T>.Unknown(endpoints.Failure.Code, endpoints.Failure.RetryAfter);
        }

        AmazonFailure? doubt = null;
        foreach (var candidate in endpoints.Value.Hosts)
        {
            var result = await question(candidate, Access());
            if (result.Succeeded)
            {
                return new Finding<T>.Answered(result.Value, candidate);
            }

            doubt = result.Failure.HttpStatus == 404 ? doubt : result.Failure;
        }

        return (doubt, endpoints.Value.IsComplete) switch
        {
            (null, true) => new Finding<T>.Gone(ErrorCodes.Enablement404, LinkStatus.Unlinked),

            // Amazon named a host that may not get the token: nobody knows what that one would have said.
            (null, false) => new Finding<T>.Unknown(ErrorCodes.AmazonMalformed, null),
            _ => new Finding<T>.Unknown(doubt.Code, doubt.RetryAfter),
        };
    }

    private async Task<Finding<T>?> Refresh()
    {
        var result = await PairRefresh.Run(work, _pair);
        _refreshed = true;
        if (result.Pair is { } renewed)
        {
            _pair = renewed;
            return null;
        }

        return result.IsGone
            ? new Finding<T>.Gone(ErrorCodes.ExchangeInvalidGrant, LinkStatus.RelinkRequired)
            : new Finding<T>.Unknown(result.Code!, result.RetryAfter);
    }

    private Secret Access() => work.OpenAccess(_pair, "account inquiry");
}
