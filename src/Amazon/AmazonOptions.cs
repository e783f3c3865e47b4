namespace Platform.Amazon;

/// <summary>Where Amazon is, and how long it may take (api.md 9, section <c>Amazon</c>). Checked at start.</summary>
public sealed class AmazonOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Amazon";

    /// <summary>The Alexa app URL's base (protocol.md 1).</summary>
    public string ConsentUrl { get; set; } = "https://alexa.amazon.com/spa/skill-account-linking-consent";

    /// <summary>The LWA fallback URL's base (protocol.md 1).</summary>
    public string AuthorizeUrl { get; set; } = "https://www.amazon.com/ap/oa";

    /// <summary>The LWA token server (protocol.md 3).</summary>
    public string TokenUrl { get; set; } = "https://api.amazon.com/auth/o2/token";

    /// <summary>Where <c>/v1/alexaApiEndpoint</c> is asked (protocol.md 4.1). Its scheme is that of all <see cref="ApiHosts"/>.</summary>
    public string ApiUrl { get; set; } = "https://api.amazonalexa.com";

    /// <summary>The only hosts (<c>host</c> or <c>host:port</c>) that ever get a bearer token.</summary>
    public IReadOnlyList<string> ApiHosts { get; set; } = ["api.amazonalexa.com", "api.eu.amazonalexa.com", "api.fe.amazonalexa.com"];

    /// <summary>One attempt at the token server, discovery, status or disable: connect to last byte.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>One enablement POST, inside which Alexa may spend 4.5 s in the partner's token server (protocol.md 4.2).</summary>
    public TimeSpan EnablementTimeout { get; set; } = TimeSpan.FromSeconds(15);
}
