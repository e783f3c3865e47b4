using Microsoft.Extensions.Options;

namespace Platform.Amazon;

/// <summary>Writes the URLs that ask a user for consent (protocol.md 1). Every value is percent-encoded, the scope's colons too.</summary>
/// <param name="options">Gives the two bases.</param>
public sealed class ConsentUrls(IOptions<AmazonOptions> options)
{
    /// <summary>The scope of account linking. With another colon, as in some old texts, it is refused.</summary>
    public const string Scope = "alexa::skills:account_linking";

    /// <summary>The URL that the Alexa app opens.</summary>
    /// <param name="p">The consent.</param>
    public string AlexaApp(ConsentParameters p)
    {
        ArgumentNullException.ThrowIfNull(p);
        return Url(
            options.Value.ConsentUrl,
            [
                ("fragment", "skill-account-linking-consent"),
                ("client_id", p.ClientId),
                ("scope", Scope),
                ("skill_stage", p.Stage),
                ("response_type", "code"),
                ("redirect_uri", p.RedirectUri),
                ("state", p.State),
                .. Challenge(p),
            ]);
    }

    /// <summary>The Login with Amazon URL, for where the Alexa app is absent. It has neither fragment nor stage.</summary>
    /// <param name="p">The same consent.</param>
    public string Lwa(ConsentParameters p)
    {
        ArgumentNullException.ThrowIfNull(p);
        return Url(
            options.Value.AuthorizeUrl,
            [
                ("client_id", p.ClientId),
                ("scope", Scope),
                ("response_type", "code"),
                ("redirect_uri", p.RedirectUri),
                ("state", p.State),
                .. Challenge(p),
            ]);
    }

    // LWA takes a challenge without a method for `plain`, so the method always goes with it.
    private static (string, string)[] Challenge(ConsentParameters p) =>
        p.CodeChallenge is { } challenge ? [("code_challenge", challenge), ("code_challenge_method", "S256")] : [];

    private static string Url(string address, (string Name, string Value)[] query) =>
        $"{address}?{string.Join('&', query.Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}"))}";
}
