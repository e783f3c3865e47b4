using Platform.History.Events;

namespace Platform.History.Checking;

/// <summary>
/// When a code may be sent again: where it certainly was not spent, or once after a restart that found no answer stored (design.md 4).
/// </summary>
internal static class CodeRules
{
    private const string OtherSecret = "exchange.invalid_client";

    public static IEnumerable<Finding> Check(LinkStory story)
    {
        foreach (var code in story.Codes.GroupBy(sending => sending.Sent))
        {
            var resumes = 0;
            foreach (var (before, again) in code.Zip(code.Skip(1)))
            {
                var isResume = before.Life != again.Life && before.KeptIndex > again.Index;
                resumes += isResume ? 1 : 0;
                var isUnspent = before.Answer is Refused { NothingSpent: true } or Refused { Code: OtherSecret };
                if (!isUnspent && !(isResume && resumes == 1))
                    yield return new Finding(Rule.CodeSentAgain, story.Link, $"in life {again.Life}, after life {before.Life} had sent it");
            }
        }
    }
}
