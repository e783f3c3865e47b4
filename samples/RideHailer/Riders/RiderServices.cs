using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Platform.RideHailer.SetUp;

namespace Platform.RideHailer.Riders;

/// <summary>Sessions in a cookie, and keys that outlive a restart.</summary>
internal static class RiderServices
{
    public static void AddRiders(this WebApplicationBuilder builder)
    {
        var settings = PartnerSettings.Read(builder.Configuration);
        builder.Services.AddDataProtection()
            .SetApplicationName("ride-hailer")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(settings.Folder, "keys")));
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = "ride-hailer-session";

            // Lax: the redirect back from Amazon is a navigation and must carry the session; a form elsewhere must not.
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.LoginPath = RiderRoutes.LogIn;
        });
        builder.Services.AddAuthorization();
        builder.Services.AddAntiforgery(forms => forms.Cookie.Name = "ride-hailer-forms");
    }
}
