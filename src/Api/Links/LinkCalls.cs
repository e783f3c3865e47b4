using System.Diagnostics;
using Platform.Amazon;
using Platform.Api.Http;
using Platform.Grains;
using Platform.Grains.Ids;
using Platform.Grains.Links;

namespace Platform.Api.Links;

/// <summary>
/// Gives a link a command and waits for its work, in real time and never on the caller's token: a caller that goes away cancels nothing
/// (check 33). Where a command was not answered, the record alone says whether it was taken (check 50).
/// </summary>
internal sealed partial class LinkCalls(IGrainFactory grains, LinkPatience patience, ILogger<LinkCalls> log)
{
    /// <summary>Runs a command. The reply is never busy: what waited too long is refused as <c>platform.busy</c>.</summary>
    /// <param name="key">The link.</param>
    /// <param name="attempt">The attempt that the command would start.</param>
    /// <param name="command">The command.</param>
    public async Task<LinkReply> Run(LinkKey key, string attempt, Func<ILinkGrain, Task<LinkReply>> command)
    {
        var link = grains.Link(key);
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            LinkReply reply;
            try
            {
                reply = await command(link).WaitAsync(Left(started));
            }
            catch (OrleansMessageRejectionException) when (Left(started) > patience.Pause + patience.Pause)
            {
                // The link's node has gone. Its next one knows a command that was taken by its attempt, so it can be given again.
                await Task.Delay(patience.Pause);
                continue;
            }
            catch (Exception failure) when (GrainFailures.CodeOf(failure) is { } code)
            {
                Unanswered(key.Skill.Value, failure.GetType().Name);
                return await InDoubt(link, key.Partner, attempt, code);
            }

            if (reply.Kind == LinkReplyKind.Pending)
            {
                return await Settle(link, key.Partner, reply, Left(started));
            }

            if (reply.Kind != LinkReplyKind.Busy)
            {
                return reply;
            }

            await Settle(link, key.Partner, reply, Left(started));
            if (Left(started) <= patience.Pause + patience.Pause)
            {
                return Busy(reply.Link, ErrorCodes.PlatformBusy);
            }

            await Task.Delay(patience.Pause);
        }
    }

    /// <summary>Asks a link, or gives it a command that is answered at once and may be given twice.</summary>
    public Task<T> Ask<T>(LinkKey key, Func<ILinkGrain, Task<T>> question) =>
        Redelivery.Of(() => question(grains.Link(key)), patience.Ask, TimeProvider.System);

    private async Task<LinkReply> Settle(ILinkGrain link, PartnerId caller, LinkReply reply, TimeSpan wait)
    {
        try
        {
            var settled = await link.Settled(caller, reply.Attempt!, wait).WaitAsync(wait + patience.Grace);
            return settled.Kind == LinkReplyKind.Busy ? reply : settled;
        }
        catch (Exception failure) when (GrainFailures.CodeOf(failure) is not null)
        {
            // The command itself was answered: it was taken.
            return reply with { Link = await Look(link, caller) ?? reply.Link };
        }
    }

    private async Task<LinkReply> InDoubt(ILinkGrain link, PartnerId caller, string attempt, string code)
    {
        var seen = await Look(link, caller);
        return seen?.Attempt == attempt ? LinkReply.Pending(seen, attempt) : Busy(seen ?? LinkSnapshot.None, code);
    }

    private async Task<LinkSnapshot?> Look(ILinkGrain link, PartnerId caller)
    {
        try
        {
            return await link.Snapshot(caller).WaitAsync(patience.Look);
        }
        catch (Exception failure) when (GrainFailures.CodeOf(failure) is not null)
        {
            return null;
        }
    }

    private static LinkReply Busy(LinkSnapshot link, string code) => LinkReply.Refused(link, new Refusal(code));

    private TimeSpan Left(long started)
    {
        var left = patience.Budget - Stopwatch.GetElapsedTime(started);
        return left > TimeSpan.FromMilliseconds(1) ? left : TimeSpan.FromMilliseconds(1);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A command to a link of skill {Skill} was not answered: {Kind}")]
    private partial void Unanswered(string skill, string kind);
}
