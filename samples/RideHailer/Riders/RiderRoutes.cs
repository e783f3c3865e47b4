using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Platform.RideHailer.Http;
using Platform.RideHailer.Pages;

namespace Platform.RideHailer.Riders;

/// <summary>Log in, log out.</summary>
internal static class RiderRoutes
{
    public const string LogIn = "/login";

    public static void MapRiders(this WebApplication app)
    {
        app.MapGet(LogIn, () => Page.Of<LogInPage>(new { }));
        app.MapPost(LogIn, Enter).AddEndpointFilter<ProtectedForm>();
        app.MapPost("/logout", (Delegate)Leave).AddEndpointFilter<ProtectedForm>();
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult>> Enter(HttpContext http, [FromForm] string? rider)
    {
        if (rider is null || !DemoRiders.All.Contains(rider))
        {
            return Page.Of<LogInPage>(new { Fault = "Choose one of the demo riders." });
        }

        var identity = new ClaimsIdentity(CookieAuthenticationDefaults.AuthenticationScheme);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, rider));
        await http.SignInAsync(new ClaimsPrincipal(identity));
        return TypedResults.LocalRedirect("/");
    }

    private static async Task<RedirectHttpResult> Leave(HttpContext http)
    {
        await http.SignOutAsync();
        return TypedResults.LocalRedirect(LogIn);
    }
}
