using System.Text.Json.Nodes;
using Platform.AmazonSimulator.Contract;
using Platform.AmazonSimulator.Wire;

namespace Platform.AmazonSimulator.Tokens;

/// <summary>The token endpoint's answers in Amazon's words (protocol.md 3).</summary>
internal static class TokenAnswers
{
    public static Answer Missing(string parameter) =>
        InvalidRequest($"The request is missing a required parameter : {parameter}");

    public static Answer Invalid(string parameter) =>
        InvalidRequest($"The request has an invalid parameter : {parameter}");

    public static Answer InvalidRequest(string description) => Error(400, "invalid_request", description);

    public static Answer PostOnly() => Error(405, "invalid_request", "The token endpoint takes POST only") with
    {
        Headers = new Dictionary<string, string> { ["Allow"] = "POST" },
    };

    public static Answer UnsupportedGrantType() =>
        Error(400, "unsupported_grant_type", "The authorization grant type is not supported by the authorization server");

    /// <summary>401; with a challenge where the client used the header (RFC 6749 5.2).</summary>
    public static Answer InvalidClient(bool basic, string detail)
    {
        var answer = Error(401, "invalid_client", "Client authentication failed", detail);
        return basic ? answer with { Headers = new Dictionary<string, string> { ["WWW-Authenticate"] = "Basic realm=\"lwa\"" } } : answer;
    }

    public static Answer InvalidCode(string detail) =>
        Error(400, "invalid_grant", "The request has an invalid grant parameter : code", detail);

    public static Answer InvalidRefreshToken(string detail)
    {
        const string description =
            "The request has an invalid grant parameter : refresh_token. User may have revoked or didn't grant the permission.";
        var body = Body("invalid_grant", description);
        body["error_index"] = "0";
        return Answer.Of(400, body, $"invalid_grant: {detail}");
    }

    public static Answer Pair(IssuedAccess pair, TokenSettings settings, bool withRefreshToken)
    {
        var body = new JsonObject { ["access_token"] = pair.Value };
        if (withRefreshToken)
            body["refresh_token"] = pair.RefreshToken;
        body["token_type"] = "bearer";
        var expiresIn = settings.ExpiresInValue ?? (long)(pair.ExpiresAt - pair.IssuedAt).TotalSeconds;
        if (settings.ExpiresIn != ExpiresInForm.Absent)
            body["expires_in"] = settings.ExpiresIn == ExpiresInForm.Text ? $"{expiresIn}" : expiresIn;
        return Answer.Of(200, body);
    }

    private static Answer Error(int status, string error, string description, string? detail = null) =>
        Answer.Of(status, Body(error, description), $"{error}: {detail ?? description}");

    private static JsonObject Body(string error, string description) => new()
    {
        ["error"] = error,
        ["error_description"] = description,
        ["request_id"] = Guid.NewGuid().ToString(),
    };
}
