using Platform.History.Events;
using Platform.History.Witnesses;

namespace Platform.History.Checking;

/// <summary>
/// Nothing is served after an unlink: no pair is used that the record does not have, and nobody is told that the link stands.
/// </summary>
internal static class ServingRules
{
    public static IEnumerable<Finding> Check(LinkStory story) =>
        from what in story.Events.Index()
        where what.Item is AccessUsed && story.RecordAt(what.Index) is not { Pairs.Count: > 0 }
        select new Finding(Rule.UsedAfterErased, story.Link, $"{((AccessUsed)what.Item).Call} in life {what.Item.Life}");

    public static IEnumerable<Finding> Check(IEnumerable<PartnerWord> words)
    {
        foreach (var link in words.GroupBy(word => word.Link))
        {
            var hasEnded = false;
            foreach (var word in link)
            {
                if (hasEnded && word.Word == PartnerWord.Linked)
                    yield return new Finding(Rule.ToldLinkedAfterUnlink, link.Key, "told linked");
                hasEnded = word.Word == PartnerWord.Unlinked || (hasEnded && word.Word != PartnerWord.Callback);
            }
        }
    }
}
