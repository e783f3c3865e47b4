using Platform.AmazonSimulator.Contract;
using Platform.AmazonSimulator.Hosting;
using Platform.AmazonSimulator.Pages;
using Platform.AmazonSimulator.Registry;
using Platform.AmazonSimulator.Wire;

namespace Platform.AmazonSimulator.Consent;

/// <summary>The consent pages: GET asks the user, POST takes the decision; the query is checked both times (protocol.md 1, 2).</summary>
internal sealed class ConsentEndpoint(ConsentCheck check, ConsentDesk desk, UserRegistry users, PageWriter pages)
{
    public async Task Serve(HttpContext context, ConsentDoor door)
    {
        switch (check.Check(door, context.Request.QueryString.Value ?? ""))
        {
            case ConsentVerdict.Refused(var error, var message):
                await Refuse(context, error, message);
                break;
            case ConsentVerdict.Redirected(var url):
                Redirect(context, url);
                break;
            case ConsentVerdict.Asked(var request) when HttpMethods.IsPost(context.Request.Method):
                await Decide(context, request);
                break;
            case ConsentVerdict.Asked(var request):
                await Ask(context, request);
                break;
        }
    }

    /// <summary>303, so that the decision's POST is not repeated at the partner (RFC 9700 4.12).</summary>
    private static void Redirect(HttpContext context, string url)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = url;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
    }

    private async Task Decide(HttpContext context, ConsentRequest request)
    {
        var body = await RequestBody.Read(context.Request, context.RequestAborted);
        var form = body is null ? null : WireForm.Read(body);
        if (users.Find(form?["user"]) is not { } user)
            await Refuse(context, "invalid_request", "the decision names no user that the simulator knows");
        else if (form?["decision"] == "allow")
            Redirect(context, desk.Allow(request, user.Name));
        else if (form?["decision"] == "deny")
            Redirect(context, ConsentDesk.Fail(request));
        else
            await Refuse(context, "invalid_request", "the decision is neither allow nor deny");
    }

    private Task Ask(HttpContext context, ConsentRequest request)
    {
        var everyone = users.All;
        return pages.Write<ConsentPage>(context, 200, new Dictionary<string, object?>
        {
            [nameof(ConsentPage.StandsFor)] = request.Door == ConsentDoor.AlexaApp ? "the Alexa app" : "Login with Amazon",
            [nameof(ConsentPage.Client)] = request.Client,
            [nameof(ConsentPage.Stage)] = request.Stage,
            [nameof(ConsentPage.Scope)] = ConsentRequest.Scope,
            [nameof(ConsentPage.RedirectUri)] = request.RedirectUri,
            [nameof(ConsentPage.Users)] = (IReadOnlyList<SimulatedUser>)[.. everyone.Take(Limits.UsersShown)],
            [nameof(ConsentPage.UsersLeftOut)] = Math.Max(0, everyone.Count - Limits.UsersShown),
        });
    }

    private Task Refuse(HttpContext context, string error, string message)
    {
        var parameters = new Dictionary<string, object?> { [nameof(RefusedPage.Error)] = error, [nameof(RefusedPage.Message)] = message };
        return pages.Write<RefusedPage>(context, 400, parameters);
    }
}
