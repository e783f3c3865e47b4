namespace Platform.Grains.Vault;

/// <summary>
/// The fields of secrets, part of the additional data that each is sealed with (design.md 5).
/// Set-up secrets have no user and generation 0; a token pair has its version as generation; all else generation 0.
/// </summary>
public static class Secrets
{
    /// <summary>A skill's Alexa client secret.</summary>
    public const string ClientSecret = "clientSecret";

    /// <summary>A skill's secret of <c>authorization</c>.</summary>
    public const string AuthorizationSecret = "authorization.secret";

    /// <summary>A skill's webhook secret.</summary>
    public const string WebhookSecret = "webhook.secret";

    /// <summary>The PKCE verifier of a consent.</summary>
    public const string Verifier = "verifier";

    /// <summary>Amazon's authorization code.</summary>
    public const string AmazonCode = "amazonCode";

    /// <summary>The partner's authorization code in mode <c>supplied</c>.</summary>
    public const string PartnerCode = "partnerCode";

    /// <summary>Amazon's access token.</summary>
    public const string AccessToken = "accessToken";

    /// <summary>Amazon's refresh token.</summary>
    public const string RefreshToken = "refreshToken";

    /// <summary>A private key that signs access tokens; partner, skill and user are empty.</summary>
    public const string SigningKey = "signingKey";
}
