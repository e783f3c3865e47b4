using System.Text;
using Platform.AmazonSimulator.Wire;

namespace Platform.AmazonSimulator.Tokens;

/// <summary>The client credentials of a token request: in the body, or in a Basic header (RFC 6749 2.3.1).</summary>
/// <param name="ClientId">The client named; null where none is.</param>
/// <param name="ClientSecret">Its secret; null where none is.</param>
/// <param name="Basic">Whether they came in the header.</param>
/// <param name="Refusal">What is wrong with the way they were sent, or null.</param>
internal sealed record PresentedCredentials(string? ClientId, string? ClientSecret, bool Basic, Answer? Refusal)
{
    public static PresentedCredentials Read(HttpRequest request, WireForm form)
    {
        var header = request.Headers.Authorization;
        if (header.Count == 0)
            return new(form["client_id"], form["client_secret"], false, null);
        if (header.Count > 1 || DecodeBasic(header[0]!) is not var (id, secret))
            return new(form["client_id"], null, true, TokenAnswers.InvalidClient(true, "the Authorization header is no Basic credential"));
        if (form["client_secret"] is not null)
            return new(id, secret, true, TokenAnswers.InvalidRequest("The request uses more than one way to authenticate the client"));
        return form["client_id"] is { } named && named != id
            ? new(id, secret, true, TokenAnswers.Invalid("client_id"))
            : new(id, secret, true, null);
    }

    private static (string Id, string Secret)? DecodeBasic(string header)
    {
        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
            return null;
        var buffer = new byte[header.Length];
        if (!Convert.TryFromBase64String(header["Basic ".Length..], buffer, out var written))
            return null;
        var pair = Encoding.Latin1.GetString(buffer, 0, written);
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon >= 0 && WireForm.Decode(pair[..colon]) is { } id && WireForm.Decode(pair[(colon + 1)..]) is { } secret
            ? (id, secret)
            : null;
    }
}
