using System.Text.Json;
using Platform.Fuzz.Run.Sending;

namespace Platform.Fuzz.Run.Judgement;

/// <summary>The errors of the token endpoint (RFC 6749 5.2), which are no problem documents.</summary>
internal static class OAuthError
{
    private static readonly HashSet<string> Known =
    [
        "invalid_request", "invalid_client", "invalid_grant", "unauthorized_client", "unsupported_grant_type", "invalid_scope",
    ];

    public static bool Is(RawAnswer answer)
    {
        if (answer.Status is not (400 or 401) || !answer.IsOf("application/json"))
            return false;
        try
        {
            using var document = JsonDocument.Parse(answer.Body);
            return document.RootElement.TryGetProperty("error", out var error) && Known.Contains(error.GetString()!);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
