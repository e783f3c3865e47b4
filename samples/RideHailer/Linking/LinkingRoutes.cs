using Microsoft.AspNetCore.Http.HttpResults;
using Platform.RideHailer.Http;
using Platform.RideHailer.Pages;
using Platform.RideHailer.Riders;

namespace Platform.RideHailer.Linking;

/// <summary>Link, come back, unlink.</summary>
internal static class LinkingRoutes
{
    /// <summary>The redirect URI's path.</summary>
    public const string Callback = "/callback";

    public static void MapLinking(this WebApplication app)
    {
        app.MapPost("/link", Link).RequireAuthorization().AddEndpointFilter<ProtectedForm>();
        app.MapPost("/unlink", Unlink).RequireAuthorization().AddEndpointFilter<ProtectedForm>();
        app.MapGet(Callback, Complete);
    }

    private static async Task<RazorComponentResult> Link(HttpContext http, LinkingClient linking, CancellationToken cancellation)
    {
        var answer = await linking.OpenConsent(http.User.Rider(), cancellation);
        return answer.Succeeded(out var consent, out var problem)
            ? Page.Of<ChoosePage>(new { Rider = http.User.Rider(), Consent = consent })
            : Page.Of<TroublePage>(new { Rider = http.User.Rider(), Problem = problem, Heading = "Linking did not start" });
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult>> Unlink(
        HttpContext http, LinkingClient linking, CancellationToken cancellation)
    {
        var answer = await linking.Unlink(http.User.Rider(), cancellation);
        return answer.Succeeded(out _, out var problem)
            ? TypedResults.LocalRedirect("/")
            : Page.Of<TroublePage>(new { Rider = http.User.Rider(), Problem = problem, Heading = "Not unlinked" });
    }

    private static async Task<Results<StatusCodeHttpResult, RedirectHttpResult, RazorComponentResult>> Complete(
        HttpContext http, LinkingClient linking, CancellationToken cancellation)
    {
        // A browser that looks ahead is not a person who came back.
        if (http.Request.Headers.ContainsKey("Sec-Purpose") || http.Request.Headers.ContainsKey("Purpose") || http.Request.Headers.ContainsKey("X-Moz"))
        {
            return TypedResults.StatusCode(StatusCodes.Status204NoContent);
        }

        if (http.User.Identity is not { IsAuthenticated: true })
        {
            return Page.Of<LoggedOutPage>(new { });
        }

        var rider = http.User.Rider();
        if (Returned.From(rider, http.Request.Query) is not { } returned)
        {
            return TypedResults.LocalRedirect("/");
        }

        var answer = await linking.Complete(returned, cancellation);
        if (!answer.Succeeded(out var link, out var problem))
        {
            return Page.Of<TroublePage>(new
            {
                Rider = rider,
                Problem = problem,
                Heading = "Not linked",
                Again = problem is { Retryable: true, Restart: false } ? Callback + http.Request.QueryString : null,
            });
        }

        // After a no there is nothing to say: back to where the rider was.
        return link.Action == "link" ? TypedResults.LocalRedirect("/") : Page.Of<ReturnedPage>(new { Rider = rider, Link = link });
    }
}
