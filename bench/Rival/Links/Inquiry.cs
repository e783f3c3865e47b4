using Platform.Rival.Amazon;

namespace Platform.Rival.Links;

/// <summary>
/// Asks Amazon something about a link with its token: an expired one is refreshed first, 401 and 403 refresh once and repeat, 404 looks for
/// the user's host anew (design.md 4).
/// </summary>
internal sealed class Inquiry(Refreshing refreshing, AmazonClient amazon, Pairs pairs)
{
    /// <summary>What was found: the host that answered; or why the link is gone; or neither, and nothing is known.</summary>
    public async Task<Finding> Ask(HeldLink link, Func<string, string, Task<AmazonResult<EnablementAnswer>>> question)
    {
        var refreshed = false;
        if (link.Pair.ExpiresAt <= DateTime.UtcNow)
        {
            var renewed = await refreshing.Run(link);
            if (renewed.Failure is { } stopped)
                return NotRefreshed(link, stopped);
            (link, refreshed) = (renewed.Value!, true);
        }

        var access = pairs.Access(link.Pair, link.SkillId, link.UserId);
        var answer = link.Host is { } host ? await question(host, access) : new(null, new AmazonFailure("enablement.404", 404, true, false));
        if (answer.Failure?.Status is 401 or 403 && !refreshed)
        {
            var renewed = await refreshing.Run(link);
            if (renewed.Failure is { } stopped)
                return NotRefreshed(link, stopped);
            link = renewed.Value!;
            access = pairs.Access(link.Pair, link.SkillId, link.UserId);
            answer = await question(link.Host!, access);
        }

        return answer.Failure switch
        {
            null => new Finding(link, link.Host, answer.Value, null),
            { Status: 401 } => new Finding(link, null, null, "enablement.401"),
            { Status: 403 or 404 } => await AskEverywhere(link, access, question),
            _ => new Finding(link, null, null, null),
        };
    }

    private async Task<Finding> AskEverywhere(HeldLink link, string access, Func<string, string, Task<AmazonResult<EnablementAnswer>>> question)
    {
        var hosts = await amazon.Hosts(access);
        if (hosts.Failure is not null)
            return new Finding(link, null, null, null);
        var inDoubt = false;
        foreach (var host in hosts.Value!)
        {
            var answer = await question(host, access);
            if (answer.Failure is null)
                return new Finding(link, host, answer.Value, null);
            inDoubt |= answer.Failure.Status != 404;
        }

        return new Finding(link, null, null, inDoubt ? null : "enablement.404");
    }

    private static Finding NotRefreshed(HeldLink link, AmazonFailure failure) =>
        new(link, null, null, failure.Code == "exchange.invalid_grant" ? failure.Code : null);
}
