namespace Platform.Rival.Settings;

/// <summary>Where Amazon is: section <c>Amazon</c>, the same names and defaults as the platform's.</summary>
internal sealed class AmazonSettings
{
    private static readonly char[] Separators = [',', ';', ' '];

    public AmazonSettings(IConfiguration configuration)
    {
        var section = configuration.GetSection("Amazon");
        ConsentUrl = section[nameof(ConsentUrl)] ?? "https://alexa.amazon.com/spa/skill-account-linking-consent";
        AuthorizeUrl = section[nameof(AuthorizeUrl)] ?? "https://www.amazon.com/ap/oa";
        TokenUrl = new Uri(section[nameof(TokenUrl)] ?? "https://api.amazon.com/auth/o2/token");
        ApiUrl = new Uri(section[nameof(ApiUrl)] ?? "https://api.amazonalexa.com");
        var listed = section.GetSection(nameof(ApiHosts)).GetChildren().Select(child => child.Value).OfType<string>().ToList();
        var hosts = listed.Count > 0
            ? listed
            : [.. (section[nameof(ApiHosts)] ?? "api.amazonalexa.com,api.eu.amazonalexa.com,api.fe.amazonalexa.com")
                .Split(Separators, StringSplitOptions.RemoveEmptyEntries)];
        ApiHosts = hosts.ToHashSet(StringComparer.OrdinalIgnoreCase);
        Timeout = DurationText.Read(section[nameof(Timeout)], TimeSpan.FromSeconds(5));
        EnablementTimeout = DurationText.Read(section[nameof(EnablementTimeout)], TimeSpan.FromSeconds(15));
    }

    public string ConsentUrl { get; }

    public string AuthorizeUrl { get; }

    public Uri TokenUrl { get; }

    public Uri ApiUrl { get; }

    /// <summary>The only hosts that ever get a bearer token.</summary>
    public IReadOnlySet<string> ApiHosts { get; }

    public TimeSpan Timeout { get; }

    public TimeSpan EnablementTimeout { get; }
}
