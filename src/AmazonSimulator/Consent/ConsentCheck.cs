using Platform.AmazonSimulator.Contract;
using Platform.AmazonSimulator.Registry;
using Platform.AmazonSimulator.Tokens;
using Platform.AmazonSimulator.Wire;

namespace Platform.AmazonSimulator.Consent;

/// <summary>Reads a consent URL's query as strictly as Amazon might (protocol.md 1 and 2).</summary>
internal sealed class ConsentCheck(ClientRegistry clients)
{
    private const string Fragment = "skill-account-linking-consent";
    private const int LongestState = 1_024;

    public ConsentVerdict Check(ConsentDoor door, string query)
    {
        // Until client and redirect URI are known to belong together, every error stays here (RFC 6749 4.1.2.1).
        if (WireForm.Read(query) is not { } form)
            return Refuse("the query is not well formed");
        if (door == ConsentDoor.AlexaApp && (form["fragment"] != Fragment || !form.IsSingle("fragment")))
            return Refuse($"fragment is not {Fragment}: the Alexa app would not open the consent page");
        if (form["client_id"] is not { } clientId || !form.IsSingle("client_id"))
            return Refuse("client_id is missing or given twice");
        if (clients.Find(clientId) is not { } client)
            return new ConsentVerdict.Refused("unauthorized_client", "client_id is unknown");
        if (form["redirect_uri"] is not { } redirectUri || !form.IsSingle("redirect_uri"))
            return Refuse("redirect_uri is missing or given twice");
        if (!client.RedirectUris.Contains(redirectUri, StringComparer.Ordinal))
            return Refuse("redirect_uri is not registered for the client");

        var state = form.IsSingle("state") ? form["state"] : null;
        return FindError(door, form, client) is var (error, description)
            ? new ConsentVerdict.Redirected(RedirectUrls.Failure(redirectUri, error, description, state))
            : new ConsentVerdict.Asked(new ConsentRequest(door, client, redirectUri, state)
            {
                Stage = door == ConsentDoor.AlexaApp ? form["skill_stage"] : null,
                CodeChallenge = form["code_challenge"],
            });
    }

    private static (string Error, string Description)? FindError(ConsentDoor door, WireForm form, ClientRegistration client)
    {
        if (form.Repeated.Count > 0)
            return ("invalid_request", $"{form.Repeated.First()} is given twice");
        if (form["response_type"] is not { } responseType)
            return ("invalid_request", "response_type is missing");
        if (responseType != "code")
            return ("unsupported_response_type", "response_type is not code");
        if (form["scope"] is not { } scope)
            return ("invalid_request", "scope is missing");
        if (scope != ConsentRequest.Scope)
            return ("invalid_scope", $"scope is not {ConsentRequest.Scope}");
        return StateError(door, form["state"]) ?? StageError(door, form["skill_stage"], client) ?? PkceError(form);
    }

    private static (string Error, string Description)? StateError(ConsentDoor door, string? state)
    {
        if (state is null)
            return door == ConsentDoor.AlexaApp ? ("invalid_request", "state is missing") : null;
        if (state.Length > LongestState)
            return ("invalid_request", "state is too long");
        return state.All(IsStateCharacter) ? null : ("invalid_request", "state has a forbidden character");
    }

    /// <summary>Visible ASCII without what the guide forbids, comma and quotes included (protocol.md 1, checks.md 1).</summary>
    private static bool IsStateCharacter(char c) =>
        c is > ' ' and < '\u007f' && !"&=,/\\<>#|\"'".Contains(c, StringComparison.Ordinal);

    private static (string Error, string Description)? StageError(ConsentDoor door, string? stage, ClientRegistration client)
    {
        // Login with Amazon's URL names no stage; one sent all the same is ignored like any unknown parameter.
        if (door == ConsentDoor.LoginWithAmazon)
            return null;
        if (stage is not ("development" or "live"))
            return ("invalid_request", "skill_stage is neither development nor live");
        return client.Stages.Contains(stage) ? null : ("invalid_request", $"the skill has no stage {stage}");
    }

    private static (string Error, string Description)? PkceError(WireForm form)
    {
        var challenge = form["code_challenge"];
        var method = form["code_challenge_method"];
        if (challenge is null)
            return method is null ? null : ("invalid_request", "code_challenge_method without code_challenge");
        if (method != "S256")
            return ("invalid_request", "code_challenge_method is not S256");
        return Pkce.IsChallenge(challenge) ? null : ("invalid_request", "code_challenge is not the base64url of a SHA-256");
    }

    private static ConsentVerdict.Refused Refuse(string message) => new("invalid_request", message);
}
