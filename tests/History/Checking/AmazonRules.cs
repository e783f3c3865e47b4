using Platform.History.Witnesses;

namespace Platform.History.Checking;

/// <summary>What Amazon's own record says against the platform's: nothing was presented that the platform did not mean to send.</summary>
internal static class AmazonRules
{
    public static IEnumerable<Finding> Check(RecordedHistory history, IReadOnlyCollection<LinkStory> stories)
    {
        var sent = stories.SelectMany(story => story.Codes.Concat(story.Tokens)).GroupBy(sending => sending.Sent)
            .ToDictionary(sendings => sendings.Key, sendings => sendings.Count());
        var owners = stories.SelectMany(story => story.Codes.Concat(story.Tokens).Select(sending => (sending.Sent, story.Link))).Distinct()
            .ToDictionary(owner => owner.Sent, owner => owner.Link);
        foreach (var grant in history.Grants)
        {
            var (link, times) = (owners.GetValueOrDefault(grant.Name, ""), sent.GetValueOrDefault(grant.Name));
            if (grant is { IsCode: true, Spent: > 1 })
                yield return new Finding(Rule.CodeRedeemedTwice, link, $"{grant.Spent} pairs were given for it");
            if (grant.Presented > times)
                yield return new Finding(Rule.PresentedUnsent, link, $"presented {grant.Presented} times, sent {times} times");
        }
    }

    /// <summary>The pairs that Amazon gave and that never reached the storage.</summary>
    public static IReadOnlyList<IssuedPair> Unreceived(RecordedHistory history, IEnumerable<LinkStory> stories)
    {
        var kept = stories.SelectMany(story => story.Kept).ToHashSet();
        return [.. history.Issued.Where(pair => !kept.Contains(pair.Access))];
    }
}
