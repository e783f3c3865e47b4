using Platform.AmazonSimulator.Contract;
using Platform.AmazonSimulator.Wire;

namespace Platform.AmazonSimulator.Tokens;

/// <summary>A code for a pair (RFC 6749 4.1.3, RFC 7636 4.6).</summary>
internal sealed class CodeGrant(ClientAuthentication authentication, CodeLedger codes, PairLedger pairs)
{
    public Answer Redeem(WireForm form, PresentedCredentials credentials, long call)
    {
        if (form["code"] is not { } value)
            return TokenAnswers.Missing("code");
        if (form["redirect_uri"] is not { } redirectUri)
            return TokenAnswers.Missing("redirect_uri");
        var verifier = form["code_verifier"];
        if (verifier is not null && !Pkce.IsVerifier(verifier))
            return TokenAnswers.Invalid("code_verifier");

        var (client, refusal) = authentication.Check(credentials);
        if (client is null)
        {
            codes.Present(value, call, _ => "invalid_client");
            return refusal!;
        }

        var presented = codes.Present(value, call, code => Judge(code, client.ClientId, redirectUri, verifier));
        return presented switch
        {
            null => TokenAnswers.InvalidCode("unknown"),
            (Presentation.Granted, var code) => TokenAnswers.Pair(pairs.Issue(code, call), pairs.Settings, withRefreshToken: true),
            ("code_verifier missing", _) => TokenAnswers.Missing("code_verifier"),
            var (outcome, _) => TokenAnswers.InvalidCode(outcome),
        };
    }

    private static string Judge(IssuedCode code, string clientId, string redirectUri, string? verifier)
    {
        if (code.ClientId != clientId)
            return "client";
        if (code.RedirectUri != redirectUri)
            return "redirect_uri";
        if (code.CodeChallenge is null)
        {
            // A verifier without a challenge is a downgrade in the making (RFC 9700 2.1.1).
            return verifier is null ? Presentation.Granted : "code_verifier without a challenge";
        }

        if (verifier is null)
            return "code_verifier missing";
        return Pkce.Challenge(verifier) == code.CodeChallenge ? Presentation.Granted : "code_verifier";
    }
}
