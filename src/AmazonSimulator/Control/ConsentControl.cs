using Platform.AmazonSimulator.Consent;
using Platform.AmazonSimulator.Contract;
using Platform.AmazonSimulator.Registry;

namespace Platform.AmazonSimulator.Control;

/// <summary>Opens a consent URL and decides, in place of a person with a browser.</summary>
internal sealed class ConsentControl(ConsentCheck check, ConsentDesk desk, UserRegistry users)
{
    public ConsentAnswer Approve(ConsentDecision decision) => Decide(decision, request => desk.Allow(request, decision.User));

    public ConsentAnswer Deny(ConsentDecision decision) => Decide(decision, request => decision.Error is { } error
        ? ConsentDesk.Fail(request, error, decision.ErrorDescription ?? "Scripted by the control API.")
        : ConsentDesk.Fail(request));

    /// <summary>As written: <see cref="Uri.Query"/> would mend broken escapes.</summary>
    private static string RawQuery(string url)
    {
        var question = url.IndexOf('?', StringComparison.Ordinal);
        return question < 0 ? "" : url[(question + 1)..].Split('#')[0];
    }

    private ConsentAnswer Decide(ConsentDecision decision, Func<ConsentRequest, string> redirect)
    {
        if (users.Find(decision.User) is null)
            return new ConsentAnswer(null, "invalid", $"there is no user {decision.User}");
        if (!Uri.TryCreate(decision.Url, UriKind.Absolute, out var url) || ConsentPaths.DoorOf(url.AbsolutePath) is not { } door)
            return new ConsentAnswer(null, "invalid", "url is no consent page");
        return check.Check(door, RawQuery(decision.Url)) switch
        {
            ConsentVerdict.Asked(var request) => new ConsentAnswer(redirect(request)),
            ConsentVerdict.Redirected(var target) => new ConsentAnswer(target),
            ConsentVerdict.Refused(var error, var message) => new ConsentAnswer(null, error, message),
            _ => throw new InvalidOperationException("a verdict of no known kind"),
        };
    }
}
