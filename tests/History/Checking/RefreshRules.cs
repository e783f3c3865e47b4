using Platform.History.Events;

namespace Platform.History.Checking;

/// <summary>
/// When a refresh token may be sent (design.md 4): with an intent stored, and again only by the resume of a refresh without an answer.
/// </summary>
internal static class RefreshRules
{
    public static IEnumerable<Finding> Check(LinkStory story, RecordedHistory history)
    {
        foreach (var sending in story.Tokens)
        {
            var earlier = story.Tokens.Where(before => before.Index < sending.Index && before.Sent == sending.Sent).ToList();
            var text = $"in life {sending.Life}, pair {sending.Pair?.Version}, sent {earlier.Count} times before";
            if (Judge(sending, earlier, history.Quiet) is { } rule)
                yield return new Finding(rule, story.Link, text);
        }
    }

    /// <summary>Whether a token is sent again since no answer to the time before was stored.</summary>
    public static bool IsResume(LinkStory story, Sending sending) =>
        story.Tokens.Any(before => IsSame(before, sending) && before.IsUnresolvedAt(sending.Index));

    /// <summary>Times that Amazon refused the token of a linked account, and why that was to be expected under strict rotation.</summary>
    public static IEnumerable<(Sending Sending, bool IsUnreceived)> Refusals(LinkStory story, bool isStrict) =>
        from sending in story.Tokens
        where sending is { Answer: Refused { Code: Refused.InvalidGrant }, Pair.Place: PairPlace.Account, Record.Unlinking: false }
        select (sending, isStrict && IsResume(story, sending));

    private static Rule? Judge(Sending sending, List<Sending> earlier, TimeSpan quiet)
    {
        if (earlier.Exists(before => before.Life == sending.Life && before.IsInFlightAt(sending.Index)))
            return Rule.SentInFlight;
        if (sending.Record is { Pairs.Count: 0 })
            return Rule.UsedAfterErased;
        if (sending.Pair is null && earlier.Exists(before => before.KeptIndex < sending.Index))
            return Rule.SentAfterSuccessor;
        if (sending.Pair?.Intent is null)
            return Rule.SentWithoutIntent;

        var open = earlier.Where(before => IsSame(before, sending) && before.IsUnresolvedAt(sending.Index)).ToList();
        if (open.Exists(before => before.Life == sending.Life && before.Answer is PairReceived))
            return Rule.SentAfterAnswer;
        return open.Exists(before => before.Life != sending.Life && sending.At < before.Pair!.Intent + quiet) ? Rule.ResumedTooEarly : null;
    }

    // The same refresh token may serve many pairs, one after the other.
    private static bool IsSame(Sending before, Sending sending) =>
        before.Index < sending.Index && before.Sent == sending.Sent && before.Pair is { } pair && pair.Version == sending.Pair?.Version;
}
