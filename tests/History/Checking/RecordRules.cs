using Platform.History.Events;

namespace Platform.History.Checking;

/// <summary>
/// What may become of a stored pair: it is replaced by the answer to its refresh or by a new link's, or it ends for a reason.
/// </summary>
internal static class RecordRules
{
    // A process that lives longer than this after an answer has had the time to store it.
    private static readonly TimeSpan TimeToStore = TimeSpan.FromSeconds(10);

    private static readonly string[] EndedElsewhere = ["link.superseded", "skill.deleted"];

    public static IEnumerable<Finding> Check(LinkStory story, RecordedHistory history, IReadOnlyDictionary<int, DateTimeOffset> lifeEnds)
    {
        var refused = RefreshRules.Refusals(story, history.IsStrict).Where(refusal => !refusal.IsUnreceived)
            .Select(refusal => refusal.Sending)
            .Select(sending => new Finding(Rule.RefusedUnexplained, story.Link, $"in life {sending.Life}, pair {sending.Pair!.Version}"));
        return story.StorageFindings
            .Concat(story.Changes.SelectMany(change => Check(story, change)))
            .Concat(refused)
            .Concat(Dropped(story, lifeEnds));
    }

    private static IEnumerable<Finding> Check(LinkStory story, Change change)
    {
        foreach (var before in change.Before.Accounts)
        {
            var after = change.After.Accounts.FirstOrDefault(pair => pair.Account == before.Account);
            if (after is null && !MayGo(story, change, before))
                yield return new Finding(Rule.AccountDropped, story.Link, $"pair {before.Version}");
            if (after is not null && !MayFollow(story, change, before, after))
                yield return new Finding(Rule.Overwritten, story.Link, $"pair {before.Version} by pair {after.Version}");
        }

        foreach (var after in change.After.Accounts.Where(after => change.Before.Accounts.All(before => before.Account != after.Account)))
        {
            if (!change.Before.Pairs.Any(before => before.Access == after.Access))
                yield return new Finding(Rule.Resurrected, story.Link, $"pair {after.Version}");
        }
    }

    private static bool MayGo(LinkStory story, Change change, PairPicture pair) =>
        change.Before.Unlinking || change.After.Unlinking || EndedElsewhere.Contains(change.After.Reason)
        || change.After.Pairs.Any(kept => kept.Version == pair.Version)
        || story.Events.Take(change.Index).Any(what => what switch
        {
            Refused refused => refused.For == pair.Refresh && refused.Code == Refused.InvalidGrant,
            AccessAnswered answered => answered.Access == pair.Access && answered.Status is 401 or 404,
            _ => false,
        });

    private static bool MayFollow(LinkStory story, Change change, PairPicture before, PairPicture after)
    {
        if (after.Access == before.Access)
            return after.Refresh == before.Refresh;
        if (change.Before.Pairs.Any(pair => pair.Place == PairPlace.Flow && pair.Access == after.Access))
            return true;
        return story.Tokens.FirstOrDefault(sending => sending.Received == after.Access) is { Answer: PairReceived answer } sending
            && sending.Sent == before.Refresh && after.Refresh == (answer.Refresh ?? before.Refresh);
    }

    private static IEnumerable<Finding> Dropped(LinkStory story, IReadOnlyDictionary<int, DateTimeOffset> lifeEnds) =>
        from sending in story.Codes.Concat(story.Tokens)
        where sending.Answer is PairReceived && sending.KeptIndex == int.MaxValue
        where lifeEnds[sending.Life] - sending.Answer!.At > TimeToStore
        let last = story.RecordAt(Last(story, sending.Life))
        where last is { Unlinking: false } && (sending.Pair is null || last.Pairs.Any(pair => pair.Version == sending.Pair.Version))
        select new Finding(Rule.AnswerDropped, story.Link, $"in life {sending.Life}");

    private static int Last(LinkStory story, int life) => story.Events.Index().Last(what => what.Item.Life == life).Index;
}
