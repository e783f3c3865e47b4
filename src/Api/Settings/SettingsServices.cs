namespace Platform.Api.Settings;

/// <summary>Puts the settings into the program.</summary>
internal static class SettingsServices
{
    /// <summary>Reads and checks the settings, and listens where they say.</summary>
    /// <exception cref="SettingException">A setting is missing or wrong.</exception>
    public static WebApplicationBuilder AddSettings(this WebApplicationBuilder builder)
    {
        var settings = SettingsReader.Read(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton(settings).AddSingleton<PublicUrl>();

        var urls = builder.Configuration[WebHostDefaults.ServerUrlsKey];
        if (string.IsNullOrEmpty(urls))
        {
            // A container image says its ports in this way.
            var ports = builder.Configuration[WebHostDefaults.HttpPortsKey] is { Length: > 0 };
            urls = ports ? null : ApiSettings.DefaultUrls;
        }

        if (urls is not null)
        {
            builder.WebHost.UseUrls([urls, .. settings.ManagementUrls]);
        }

        return builder;
    }
}
