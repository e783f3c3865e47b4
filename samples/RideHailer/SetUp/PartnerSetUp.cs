namespace Platform.RideHailer.SetUp;

/// <summary>
/// What a partner does once, here in one go and repeatable: the operator makes the partner and its key, the partner enters its skill, and the
/// simulated Amazon learns what a developer would enter in the skill's console.
/// </summary>
internal static class PartnerSetUp
{
    /// <summary>The first argument that asks for it.</summary>
    public const string Verb = "set-up";

    /// <summary>
    /// Takes <c>--folder</c>, <c>--platform</c>, <c>--operator-key-file</c>, <c>--simulator</c> and <c>--callback</c>; 0 when all is set up, else 1
    /// with the reason on the error stream.
    /// </summary>
    public static async Task<int> Run(string[] args)
    {
        var configuration = new ConfigurationBuilder().AddCommandLine(args).Build();
        var settings = PartnerSettings.Read(configuration);
        try
        {
            var callback = Needed(configuration, "callback");
            var operatorKey = (await File.ReadAllTextAsync(Needed(configuration, "operator-key-file"))).Trim();
            Directory.CreateDirectory(settings.Folder);
            var partner = PartnerFile.Load(settings.PartnerFile) ?? new PartnerFile();

            using var platform = new PlatformAdmin(settings.Platform, operatorKey);
            await platform.PutPartner();
            if (partner.ApiKey is null || !await platform.Accepts(partner.ApiKey))
            {
                partner = partner with { ApiKey = await platform.CreateKey() };
            }

            // Saved before the skill is entered: a key that was shown once is not lost with what follows.
            partner.Save(settings.PartnerFile);
            await platform.PutSkill(partner, callback);

            using var amazon = new SimulatedConsole(new Uri(Needed(configuration, "simulator")));
            await amazon.Enter(partner, callback, new Uri(settings.Platform, "/oauth/token"));
            return 0;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or SetUpException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync($"Ride Hailer's set-up failed: {exception.Message}");
            return 1;
        }
    }

    private static string Needed(IConfiguration configuration, string name) =>
        configuration[name] ?? throw new SetUpException($"--{name} is missing.");
}
