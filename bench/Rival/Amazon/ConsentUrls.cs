using Platform.Rival.Settings;

namespace Platform.Rival.Amazon;

/// <summary>Writes the two URLs that ask a user for consent (protocol.md 1).</summary>
internal sealed class ConsentUrls(AmazonSettings settings)
{
    private const string Scope = "alexa%3A%3Askills%3Aaccount_linking";

    public string AlexaApp(string clientId, string stage, string redirectUri, string state, string? challenge) =>
        $"{settings.ConsentUrl}?fragment=skill-account-linking-consent&client_id={Uri.EscapeDataString(clientId)}&scope={Scope}"
        + $"&skill_stage={stage}&response_type=code&redirect_uri={Uri.EscapeDataString(redirectUri)}&state={state}{Pkce(challenge)}";

    public string Lwa(string clientId, string redirectUri, string state, string? challenge) =>
        $"{settings.AuthorizeUrl}?client_id={Uri.EscapeDataString(clientId)}&scope={Scope}"
        + $"&response_type=code&redirect_uri={Uri.EscapeDataString(redirectUri)}&state={state}{Pkce(challenge)}";

    private static string Pkce(string? challenge) => challenge is null ? "" : $"&code_challenge={challenge}&code_challenge_method=S256";
}
