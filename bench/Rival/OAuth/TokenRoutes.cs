using System.Security.Cryptography;
using System.Text;
using Platform.Rival.Http;
using Platform.Rival.Skills;

namespace Platform.Rival.OAuth;

/// <summary>The token endpoint that Alexa calls inside our enablement POST (api.md 6).</summary>
internal static class TokenRoutes
{
    private const string Basic = "Basic ";

    public static void MapTokens(this IEndpointRouteBuilder app)
    {
        var grants = app.ServiceProvider.GetRequiredService<GrantStore>();
        var skills = app.ServiceProvider.GetRequiredService<SkillStore>();
        var tokens = app.ServiceProvider.GetRequiredService<AccessTokens>();
        app.MapPost("/oauth/token", http => Serve(http, grants, skills, tokens));
    }

    private static async Task Serve(HttpContext http, GrantStore grants, SkillStore skills, AccessTokens tokens)
    {
        if (!http.Request.HasFormContentType)
        {
            await Refuse(http, "invalid_request", "The body must be application/x-www-form-urlencoded.");
            return;
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var isCode = form["grant_type"] == "authorization_code";
        if (!isCode && form["grant_type"] != "refresh_token")
        {
            await Refuse(http, "unsupported_grant_type", "The grant types are authorization_code and refresh_token.");
            return;
        }

        if (form[isCode ? "code" : "refresh_token"] is not [{ } text] || (isCode && form["redirect_uri"].Count != 1))
        {
            await Refuse(http, "invalid_request", "A parameter is missing, or there more than once.");
            return;
        }

        if (GrantCode.Read(text) is not { } presented
            || await grants.Find(presented.Grant) is not { } grant
            || await skills.Find(grant.SkillId) is not { } skill)
        {
            await Refuse(http, "invalid_grant", "The code or refresh token is unknown.");
            return;
        }

        var (id, secret) = Client(http.Request.Headers.Authorization, form);
        if (!Same(skill.AuthorizationClientId, id) | !Same(skill.AuthorizationSecret, secret))
        {
            await Refuse(http, "invalid_client", "Client authentication failed.");
            return;
        }

        var next = GrantCode.Of(presented.Grant);
        var isGood = isCode ? await grants.Redeem(presented, form["redirect_uri"].ToString(), next.Hash) : await grants.Rotate(presented, next.Hash);
        if (isGood)
        {
            var answer = new TokenResponse(tokens.Sign(grant, skill.AuthorizationClientId), "Bearer", AccessTokens.Lifetime, next.Text);
            http.Response.Headers.Pragma = "no-cache";
            await Reply.Json(http, answer, RivalJson.Default.TokenResponse);
        }
        else
        {
            await Refuse(http, "invalid_grant", "The code or refresh token is spent, expired, revoked, or bound to something else.");
        }
    }

    private static (string? Id, string? Secret) Client(string? header, IFormCollection form)
    {
        if (header is null || !header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase))
            return (form["client_id"], form["client_secret"]);
        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[Basic.Length..], bytes, out var count))
            return (null, null);
        return Encoding.UTF8.GetString(bytes, 0, count).Split(':', 2) is [var id, var secret]
            ? (Uri.UnescapeDataString(id.Replace('+', ' ')), Uri.UnescapeDataString(secret.Replace('+', ' ')))
            : (null, null);
    }

    private static bool Same(string kept, string? presented) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(kept), Encoding.UTF8.GetBytes(presented ?? ""));

    private static Task Refuse(HttpContext http, string error, string description)
    {
        http.Response.Headers.Pragma = "no-cache";
        if (error == "invalid_client")
            http.Response.Headers.WWWAuthenticate = "Basic realm=\"oauth\", charset=\"UTF-8\"";
        return Reply.Json(http, new TokenError(error, description), RivalJson.Default.TokenError, error == "invalid_client" ? 401 : 400);
    }
}
