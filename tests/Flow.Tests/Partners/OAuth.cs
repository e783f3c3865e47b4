using System.Net.Http.Headers;
using System.Text;

namespace Platform.Flow.Tests.Partners;

/// <summary>Alexa at <c>/oauth/token</c>, with requests of the test's choice.</summary>
internal static class OAuth
{
    public static Task<Answer> Refresh(PartnerSkill skill, string refreshToken, PartnerSkill? clientOf = null) => Token(clientOf ?? skill, new()
    {
        ["grant_type"] = "refresh_token",
        ["refresh_token"] = refreshToken,
    });

    public static Task<Answer> Redeem(PartnerSkill skill, string code, string? redirectUri = null, PartnerSkill? clientOf = null) => Token(clientOf ?? skill, new()
    {
        ["grant_type"] = "authorization_code",
        ["code"] = code,
        ["redirect_uri"] = redirectUri ?? skill.Setup.RedirectUris[0],
    });

    /// <summary>With the client's pair in the header, and the client id once more in the body, as Alexa does (protocol.md 8).</summary>
    public static async Task<Answer> Token(PartnerSkill client, Dictionary<string, string> form)
    {
        using var alexa = new ApiClient(client.Api.Url, key: null);
        form["client_id"] = client.Setup.AuthClientId;
        return await alexa.PostForm("/oauth/token", form, Basic(client.Setup.AuthClientId, client.Setup.AuthClientSecret));
    }

    /// <summary>This answer, where it is such an error (RFC 6749 5.2).</summary>
    public static Answer ExpectOAuthError(this Answer answer, int status, string error)
    {
        answer.Expect(status)["error"].ShouldBe(error, answer.Text);
        return answer;
    }

    public static AuthenticationHeaderValue Basic(string clientId, string secret) =>
        new("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Uri.EscapeDataString(clientId)}:{Uri.EscapeDataString(secret)}")));
}
