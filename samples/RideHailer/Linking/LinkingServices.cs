using System.Net.Http.Headers;
using Platform.RideHailer.SetUp;

namespace Platform.RideHailer.Linking;

/// <summary>Connects the app to the linking platform.</summary>
internal static class LinkingServices
{
    /// <summary>Reads the address (<c>--platform</c>) and the API key (<c>--folder</c>), and makes the client.</summary>
    public static void AddLinking(this WebApplicationBuilder builder)
    {
        var settings = PartnerSettings.Read(builder.Configuration);
        var partner = PartnerFile.Load(settings.PartnerFile)
            ?? throw new InvalidOperationException($"{settings.PartnerFile} is missing. Run the set-up first: the script `run` does it.");

        builder.Services.AddSingleton(partner);
        builder.Services.AddHttpClient<LinkingClient>(http =>
        {
            http.BaseAddress = settings.Platform;
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", partner.ApiKey);

            // The platform answers a callback within 20 s; a little more, so that it is never this side that gives up first.
            http.Timeout = TimeSpan.FromSeconds(30);
        }).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
    }
}
