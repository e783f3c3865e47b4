using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Platform.Api.Settings;
using Platform.Grains;
using Platform.Grains.Ids;

namespace Platform.Api.OAuth;

/// <summary>Writes token pairs: a JWT access token (RFC 9068) of one hour, beside a sealed refresh token.</summary>
internal sealed class TokenIssuer(
    SigningKeys keys, PublicUrl publicUrl, [FromKeyedServices(PlatformTime.Key)] TimeProvider clock)
{
    private const int Lifetime = 3600;
    private const int JwtIdBytes = 16;

    private static readonly JsonWebTokenHandler Writer = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>The pair for a client and a grant.</summary>
    public async Task<TokenResponse> Issue(LinkKey link, string clientId, string refreshToken)
    {
        var now = clock.GetUtcNow();
        var token = Writer.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = "at+jwt",
            Issuer = publicUrl.Value,
            Audience = link.Skill.Value,
            IssuedAt = now.UtcDateTime,
            Expires = now.UtcDateTime.AddSeconds(Lifetime),
            Claims = new Dictionary<string, object>
            {
                [JwtRegisteredClaimNames.Sub] = link.User.Value,
                ["client_id"] = clientId,
                [JwtRegisteredClaimNames.Jti] = Base64UrlEncoder.Encode(System.Security.Cryptography.RandomNumberGenerator.GetBytes(JwtIdBytes)),
            },
            SigningCredentials = await keys.ForSigning(),
        });
        return new TokenResponse(token, "Bearer", Lifetime, refreshToken);
    }
}
