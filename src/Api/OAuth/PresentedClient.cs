using System.Text;
using Microsoft.Extensions.Primitives;
using Platform.Vault;

namespace Platform.Api.OAuth;

/// <summary>
/// Client id and secret as presented, by Basic or in the body (RFC 6749 2.3.1). Basic values should be form-encoded and often are not, so a
/// value that reads in two ways is kept in both.
/// </summary>
/// <param name="Readings">The pairs that the presented text may mean.</param>
internal sealed record PresentedClient(IReadOnlyList<(string Id, Secret Secret)> Readings)
{
    private const string Start = "Basic ";
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the pair. Null without an error: none was presented.</summary>
    public static PresentedClient? Read(StringValues authorization, IReadOnlyDictionary<string, string> form, out TokenErrorResult? error)
    {
        error = null;
        var bodyId = form.GetValueOrDefault("client_id");
        var bodySecret = form.GetValueOrDefault("client_secret");
        if (authorization.Count == 0)
        {
            return bodyId is null || bodySecret is null ? null : new PresentedClient([(bodyId, Secret.From(bodySecret))]);
        }

        if (authorization is not [{ } header] || Basic(header) is not { } client)
        {
            error = TokenErrorResult.Client;
            return null;
        }

        if (bodySecret is not null)
        {
            error = TokenErrorResult.Request("Client credentials come by Basic or in the body, not both.");
            return null;
        }

        if (bodyId is not null && client.Readings.All(reading => reading.Id != bodyId))
        {
            error = TokenErrorResult.Request("client_id differs from that of Basic.");
            return null;
        }

        return client;
    }

    private static PresentedClient? Basic(string header)
    {
        if (!header.StartsWith(Start, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        string text;
        try
        {
            text = Strict.GetString(Convert.FromBase64String(header[Start.Length..].Trim()));
        }
        catch (Exception fault) when (fault is FormatException or DecoderFallbackException)
        {
            return null;
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
        {
            return null;
        }

        var (id, secret) = (text[..colon], text[(colon + 1)..]);
        var readings = new List<(string, Secret)> { (id, Secret.From(secret)) };
        if (text.AsSpan().ContainsAny('%', '+')
            && FormReader.Decode(Encoding.UTF8.GetBytes(id)) is { } decodedId
            && FormReader.Decode(Encoding.UTF8.GetBytes(secret)) is { } decodedSecret)
        {
            readings.Add((decodedId, Secret.From(decodedSecret)));
        }

        return new PresentedClient(readings);
    }
}
