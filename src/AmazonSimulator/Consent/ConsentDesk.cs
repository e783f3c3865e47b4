using Platform.AmazonSimulator.Tokens;

namespace Platform.AmazonSimulator.Consent;

/// <summary>Turns a user's decision into the redirect that carries it.</summary>
internal sealed class ConsentDesk(CodeLedger codes)
{
    public string Allow(ConsentRequest request, string user) =>
        RedirectUrls.Success(request.RedirectUri, codes.Issue(request, user), request.State);

    public static string Fail(ConsentRequest request, string error = "access_denied", string description = "Access not permitted.") =>
        RedirectUrls.Failure(request.RedirectUri, error, description, request.State);
}
