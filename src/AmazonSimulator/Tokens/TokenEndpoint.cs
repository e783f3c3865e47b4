using Platform.AmazonSimulator.Calls;
using Platform.AmazonSimulator.Contract;
using Platform.AmazonSimulator.Hosting;
using Platform.AmazonSimulator.Wire;

namespace Platform.AmazonSimulator.Tokens;

/// <summary><c>/auth/o2/token</c>: tells what a request is about, checks its shape, and passes it to its grant (protocol.md 3).</summary>
internal sealed class TokenEndpoint(CallDesk desk, CodeGrant codes, RefreshGrant refreshes, CodeLedger codeLedger, PairLedger pairs)
{
    private const string FormType = "application/x-www-form-urlencoded";

    public async Task Serve(HttpContext context)
    {
        var request = context.Request;
        var body = await RequestBody.Read(request, context.RequestAborted);
        var form = body is null ? null : WireForm.Read(body);
        var credentials = form is null ? null : PresentedCredentials.Read(request, form);
        var refresh = form?["grant_type"] == "refresh_token";
        var family = refresh ? pairs.FamilyOfRefresh(form?["refresh_token"]) : null;
        var subject = new CallSubject(refresh ? CallEndpoints.TokenRefresh : CallEndpoints.TokenExchange, RegionListeners.RegionOf(context))
        {
            ClientId = credentials?.ClientId,
            User = refresh ? family?.User : codeLedger.UserOf(form?["code"]),
            SkillId = family?.SkillId,
            Body = body,
            AuthorizationScheme = BearerHeader.Scheme(request),
        };
        await desk.Serve(context, subject, call => Task.FromResult(Answer(request, form, credentials, call)));
    }

    private Answer Answer(HttpRequest request, WireForm? form, PresentedCredentials? credentials, long call)
    {
        if (!HttpMethods.IsPost(request.Method))
            return TokenAnswers.PostOnly();
        if (!IsForm(request.ContentType))
            return TokenAnswers.InvalidRequest($"The content type is not {FormType}");
        if (request.QueryString.HasValue)
            return TokenAnswers.InvalidRequest("Parameters belong in the body, not in the URL");
        if (form is null || credentials is null)
            return TokenAnswers.InvalidRequest("The body is not a well-formed form");
        if (form.Repeated.Count > 0)
            return TokenAnswers.InvalidRequest($"The request includes a parameter more than once : {form.Repeated.First()}");
        return form["grant_type"] switch
        {
            null => TokenAnswers.Missing("grant_type"),
            "authorization_code" => codes.Redeem(form, credentials, call),
            "refresh_token" => refreshes.Redeem(form, credentials, call),
            _ => TokenAnswers.UnsupportedGrantType(),
        };
    }

    private static bool IsForm(string? contentType)
    {
        var parts = (contentType ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length is 1 or 2
            && parts[0].Equals(FormType, StringComparison.OrdinalIgnoreCase)
            && (parts.Length == 1 || parts[1].Equals("charset=utf-8", StringComparison.OrdinalIgnoreCase));
    }
}
