using Microsoft.AspNetCore.Http.HttpResults;
using Platform.RideHailer.Http;
using Platform.RideHailer.Linking;
using Platform.RideHailer.Riders;

namespace Platform.RideHailer.Pages;

/// <summary>The page that a rider sees first.</summary>
internal static class HomeRoutes
{
    public static void MapHome(this WebApplication app) => app.MapGet("/", Home).RequireAuthorization();

    private static async Task<RazorComponentResult> Home(
        HttpContext http, LinkingClient linking, CancellationToken cancellation, bool verify = false)
    {
        var answer = await linking.Status(http.User.Rider(), verify, cancellation);
        return answer.Succeeded(out var link, out _)
            ? Page.Of<HomePage>(new { Rider = http.User.Rider(), Link = link, Verified = verify })
            : Page.Of<HomePage>(new { Rider = http.User.Rider() });
    }
}
