using Platform.AmazonSimulator.Contract;
using Platform.AmazonSimulator.Hosting;
using Platform.AmazonSimulator.Registry;
using Platform.AmazonSimulator.Tokens;
using Platform.AmazonSimulator.Wire;

namespace Platform.AmazonSimulator.Enablement;

/// <summary>Who calls the API: the header's form, then the token's worth (protocol.md 4.2, 4.4).</summary>
internal sealed class ApiAccess(PairLedger pairs, UserRegistry users, SimulatorClock clock)
{
    /// <summary>The token's family and its user, or the refusal.</summary>
    public (TokenFamily? Family, SimulatedUser? User, Answer? Refusal) Check(HttpRequest request)
    {
        if (BearerHeader.Token(request) is not { } value)
            return (null, null, Answer.Refusal(400, "The Authorization header is not Bearer and a token"));
        if (pairs.FindAccess(value) is not { } access)
            return (null, null, Answer.Refusal(403, "The access token is not valid", "unknown access token"));
        if (access.Family.Revoked is { } reason)
        {
            var status = reason == RevocationReasons.Disabled ? 401 : 403;
            return (null, null, Answer.Refusal(status, "The access token is not valid", $"revoked: {reason}"));
        }

        if (clock.GetUtcNow() >= access.ExpiresAt)
            return (null, null, Answer.Refusal(403, "The access token is not valid", "expired access token"));
        return users.Find(access.Family.User) is { } user
            ? (access.Family, user, null)
            : (null, null, Answer.Refusal(403, "The access token is not valid", "its user is gone"));
    }
}
