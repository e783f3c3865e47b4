namespace Platform.Silo;

/// <summary>Where a silo tells of its health.</summary>
internal static class Listening
{
    private const string DefaultUrls = "http://127.0.0.1:5081";

    /// <summary>Listens on the setting <c>Urls</c>, or beside the API's own default.</summary>
    public static void ListenWhereSettingsSay(this WebApplicationBuilder builder)
    {
        var said = builder.Configuration[WebHostDefaults.ServerUrlsKey] is { Length: > 0 }
            || builder.Configuration[WebHostDefaults.HttpPortsKey] is { Length: > 0 };
        if (!said)
        {
            builder.WebHost.UseUrls(DefaultUrls);
        }
    }
}
