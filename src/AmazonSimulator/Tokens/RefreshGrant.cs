using Platform.AmazonSimulator.Wire;

namespace Platform.AmazonSimulator.Tokens;

/// <summary>A refresh token for a new access token (RFC 6749 6).</summary>
internal sealed class RefreshGrant(ClientAuthentication authentication, PairLedger pairs)
{
    public Answer Redeem(WireForm form, PresentedCredentials credentials, long call)
    {
        if (form["refresh_token"] is not { } value)
            return TokenAnswers.Missing("refresh_token");
        var (client, refusal) = authentication.Check(credentials);
        var presented = pairs.Refresh(value, client?.ClientId ?? "", client is not null, call);
        if (client is null)
            return refusal!;
        return presented switch
        {
            null => TokenAnswers.InvalidRefreshToken("unknown"),
            (_, { } pair) => TokenAnswers.Pair(pair, pairs.Settings, pairs.Settings.RefreshTokenOnRefresh),
            var (outcome, _) => TokenAnswers.InvalidRefreshToken(outcome),
        };
    }
}
