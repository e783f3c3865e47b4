using Platform.History.Witnesses;

namespace Platform.History.Checking;

/// <summary>
/// What should stand in the end does, and Amazon confirms it. Under strict rotation an unreceived answer may have ended a link.
/// </summary>
internal static class EndRules
{
    public static IEnumerable<Finding> Check(RecordedHistory history, IEnumerable<LinkStory> stories)
    {
        var ended = stories.Where(story => RefreshRules.Refusals(story, history.IsStrict).Any(refusal => refusal.IsUnreceived))
            .Select(story => story.Link).ToHashSet();
        return history.Ends
            .Where(end => end.ShouldStand && !(end is { Status: PartnerWord.Linked, IsConfirmed: true }))
            .Where(end => !(end.Status == "relinkRequired" && ended.Contains(end.Link)))
            .Select(end => new Finding(
                Rule.MissingAtTheEnd, end.Link, $"{end.Status}, {end.Reason ?? "no reason"}, confirmed by Amazon: {end.IsConfirmed}"));
    }
}
