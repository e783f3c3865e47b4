namespace Platform.RideHailer.SetUp;

/// <summary>Where the demo keeps its things and where the platform is.</summary>
/// <param name="Folder">Holds the API key and the keys of the sessions (<c>--folder</c>).</param>
/// <param name="Platform">The linking platform (<c>--platform</c>).</param>
internal sealed record PartnerSettings(string Folder, Uri Platform)
{
    /// <summary>The file that the set-up writes.</summary>
    public string PartnerFile => Path.Combine(Folder, "partner.json");

    /// <summary>Reads the settings.</summary>
    public static PartnerSettings Read(IConfiguration configuration) =>
        new(configuration["folder"] ?? ".run/ride-hailer", new Uri(configuration["platform"] ?? "http://127.0.0.1:5080"));
}
