using Microsoft.Net.Http.Headers;
using Platform.Api.Http;
using Platform.Grains;
using Platform.Grains.Authorization;
using Platform.Vault;

namespace Platform.Api.OAuth;

/// <summary>
/// The token endpoint that Alexa calls inside our own enablement POST (protocol.md 4.2, 8), so it never asks a link. The code or refresh
/// token says, sealed, whose it is; the client presented must be that skill's. A missing <c>code_verifier</c> is right: Alexa never made a
/// challenge for a code that we minted.
/// </summary>
internal sealed class TokenEndpoint(IGrainFactory grains, IHandleSealer handles, ClientAuthentication clients, TokenIssuer issuer)
{
    private const string MediaType = "application/x-www-form-urlencoded";
    private const string AuthorizationCode = "authorization_code";
    private const string RefreshToken = "refresh_token";

    /// <summary>Answers a token request.</summary>
    public async Task<IResult> Answer(HttpContext http)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            || !type.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase))
        {
            return TokenErrorResult.Request($"The body must be {MediaType}.");
        }

        var (body, problem) = await BodyReader.Read(http);
        if (problem is not null)
        {
            return Http.Answer.Problem(problem);
        }

        if (!FormReader.TryParse(body, out var form))
        {
            return TokenErrorResult.Request("The form is malformed, or has a parameter more than once.");
        }

        var client = PresentedClient.Read(http.Request.Headers.Authorization, form, out var error);
        if (error is not null)
        {
            return error;
        }

        return form.GetValueOrDefault("grant_type") switch
        {
            null => TokenErrorResult.Request("grant_type is missing."),
            AuthorizationCode => await Redeem(client, form),
            RefreshToken => await Rotate(client, form),
            _ => TokenErrorResult.GrantType,
        };
    }

    private async Task<IResult> Redeem(PresentedClient? client, IReadOnlyDictionary<string, string> form)
    {
        if (!form.TryGetValue("code", out var code))
        {
            return TokenErrorResult.Request("code is missing.");
        }

        if (!form.TryGetValue("redirect_uri", out var redirectUri))
        {
            return TokenErrorResult.Request("redirect_uri is missing.");
        }

        return await Grant(client, GrantHandle.CodeKind, code, (grants, handle, next, dataKey) =>
            grants.Redeem(handle.Grant, handle.Hash, redirectUri, next.Hash, dataKey));
    }

    private async Task<IResult> Rotate(PresentedClient? client, IReadOnlyDictionary<string, string> form) =>
        form.TryGetValue("refresh_token", out var token)
            ? await Grant(client, GrantHandle.RefreshKind, token, (grants, handle, next, dataKey) =>
                grants.Rotate(handle.Grant, handle.Hash, next.Hash, dataKey))
            : TokenErrorResult.Request("refresh_token is missing.");

    private async Task<IResult> Grant(
        PresentedClient? client, string kind, string text, Func<IGrantGrain, GrantHandle, GrantHandle, uint, Task<bool>> spend)
    {
        if (client is null)
        {
            return TokenErrorResult.Client;
        }

        if (!handles.TryOpen(kind, text, out var payload) || !GrantHandle.TryDecode(payload, out var handle))
        {
            return TokenErrorResult.Grant;
        }

        // Only the skill's own client may even spend what it presents: a code seen by somebody else stays good for its owner.
        if (await clients.Check(handle.Link, client) is not { } known)
        {
            return TokenErrorResult.Grant;
        }

        if (!known.IsGenuine)
        {
            return TokenErrorResult.Client;
        }

        // Sealed before it is granted: the grant notes which data key the token needs.
        var next = handle.Next();
        var token = handles.Seal(GrantHandle.RefreshKind, next.Encode());
        var dataKey = handles.DataKeyOf(token);
        return await Redelivery.Of(() => spend(grains.Grants(handle.Link), handle, next, dataKey), Redelivery.Brief, TimeProvider.System)
            ? new TokenResult(await issuer.Issue(handle.Link, known.ClientId, token))
            : TokenErrorResult.Grant;
    }
}
