using System.Globalization;
using System.Text;

namespace Platform.Amazon.Tests.Documentation;

/// <summary>Writes docs/errors.md from the catalogue, the same text every time.</summary>
public static class ErrorPage
{
    private const string Head = """
        # Errors

        Every problem that the API answers (RFC 9457, `application/problem+json`) carries a `code`, and its `type` points to that code's section here.
        This page is written from the table that the code uses (`ErrorCatalogue`), and a test holds the two together.

        - **retryable**: trying again can help.
        - **restart**: `true` means that this attempt is over and a new consent is needed; `false` means that the same call may be repeated.
          For `exchange.server_error` and `amazon.unreachable` it is `false` where nothing can have been spent.
        - **user message**: the text to show the end user, word for word; where there is none, show none of ours.
        - **who must act**: the caller's program, the end user, the partner (the skill's set-up or the partner's own servers), the operator of the platform, or Amazon.

        """;

    public static string Render()
    {
        var page = new StringBuilder(Head);
        page.Append("\n| code | status | retryable | restart | who must act |\n|---|---|---|---|---|\n");
        foreach (var entry in ErrorCatalogue.All)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"| [`{entry.Code}`](#{entry.Anchor}) | {entry.Status} | {YesNo(entry.Retryable)} | {YesNo(entry.Restart)} | {Who(entry.MustAct)} |\n");
        }

        foreach (var entry in ErrorCatalogue.All)
            page.Append(Section(entry));
        page.Append(Reasons);
        return page.ToString();
    }

    private const string Reasons = $"""

        ## Reasons that are no problems

        A link's `reason` can also be `{ErrorCodes.RedirectAccessDenied}` (above), `{ReasonCodes.LinkSuperseded}` (the Alexa account was linked to another user of
        the skill) or `{ReasonCodes.SkillDeleted}` (the skill was deleted with its links abandoned).

        """;

    // An explicit anchor, because the anchors that viewers make of headings differ and drop the dot.
    private static string Section(ErrorEntry entry) => $"""

        <a id="{entry.Anchor}"></a>

        ## `{entry.Code}`

        **{entry.Title}.** {entry.Explanation}

        - status {entry.Status}, retryable {YesNo(entry.Retryable)}, restart {YesNo(entry.Restart)}; who must act: {Who(entry.MustAct)}
        - user message: {(entry.UserMessage is { } message ? $"“{message}”" : "none")}

        """;

    private static string YesNo(bool value) => value ? "yes" : "no";

    private static string Who(Party party) => party switch
    {
        Party.Caller => "caller",
        Party.User => "user",
        Party.Partner => "partner",
        Party.Operator => "operator",
        _ => "Amazon",
    };
}
