using System.Collections.Frozen;

namespace Platform.Amazon.Errors;

/// <summary>Amazon writes one error in several ways (<c>ServerError</c>, <c>servererror</c>, <c>server_error</c>: protocol.md 3).</summary>
internal static class UpstreamCode
{
    /// <summary>What Alexa says where it could not redeem the partner's code (protocol.md 4.2).</summary>
    public const string LinkingCredentials = "invalid_account_linking_credentials";

    private const string LinkingCredentialsMessage = "Invalid account linking credentials";

    private static readonly FrozenDictionary<string, string> Token = new[]
    {
        "invalid_request", "invalid_client", "invalid_grant", "unauthorized_client", "unsupported_grant_type", "server_error",
        "invalid_scope", "temporarily_unavailable", "invalid_value", "slow_down", "authorization_pending", "invalid_code_pair",
    }.ToFrozenDictionary(Fold, StringComparer.Ordinal);

    /// <summary>One spelling for all: lower case, no underscores.</summary>
    public static string Fold(string error) => error.Replace("_", string.Empty, StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>The usual spelling of a code that the token server is known to send, or null. Unknown text goes no further than
    /// here.</summary>
    public static string? Known(string error) => Token.GetValueOrDefault(Fold(error));

    /// <summary>The code of a message that the Skill Enablement API is known to send, or null.</summary>
    public static string? OfMessage(string? message) =>
        message is not null && message.Contains(LinkingCredentialsMessage, StringComparison.OrdinalIgnoreCase) ? LinkingCredentials : null;
}
