namespace Platform.History.Checking;

/// <summary>
/// Proves of a recorded history that no token was lost or spent twice and nothing served after an unlink, or says where it was. It looks at
/// nothing but the history; what an answer of Amazon that never reached the storage has brought about is counted apart (design.md 4,
/// unreceived).
/// </summary>
internal static class HistoryChecker
{
    public static Verdict Check(RecordedHistory history)
    {
        var stories = history.Events.GroupBy(what => what.Link).Select(link => new LinkStory(link.Key, [.. link])).ToList();
        var lifeEnds = history.Events.GroupBy(what => what.Life).ToDictionary(life => life.Key, life => life.Max(what => what.At));
        var findings = stories.SelectMany(story => RecordRules.Check(story, history, lifeEnds))
            .Concat(stories.SelectMany(CodeRules.Check))
            .Concat(stories.SelectMany(story => RefreshRules.Check(story, history)))
            .Concat(stories.SelectMany(ServingRules.Check))
            .Concat(AmazonRules.Check(history, stories))
            .Concat(ServingRules.Check(history.Words))
            .Concat(EndRules.Check(history, stories));
        var codes = history.Grants.Where(grant => grant.IsCode).Select(grant => grant.Name).ToHashSet();
        var unreceived = AmazonRules.Unreceived(history, stories).ToLookup(pair => codes.Contains(pair.AnswerTo));
        return new Verdict
        {
            Findings = [.. findings.OrderBy(finding => finding.Rule)],
            Refreshes = stories.Sum(story => story.Tokens.Count),
            Resumed = stories.Sum(story => story.Tokens.Count(sending => RefreshRules.IsResume(story, sending))),
            UnreceivedRefreshes = unreceived[false].Count(),
            UnreceivedCodes = unreceived[true].Count(),
            EndedUnreceived = stories.Sum(story => RefreshRules.Refusals(story, history.IsStrict).Count(refusal => refusal.IsUnreceived)),
        };
    }
}
