namespace Platform.AmazonSimulator.Wire;

/// <summary>The Authorization header as Alexa reads it: exactly <c>Bearer</c>, one space, a token (protocol.md 4.2).</summary>
internal static class BearerHeader
{
    /// <summary>The token; null where the header is absent, doubled or has another form.</summary>
    public static string? Token(HttpRequest request)
    {
        var header = request.Headers.Authorization;
        if (header.Count != 1 || header[0] is not { } value || !value.StartsWith("Bearer ", StringComparison.Ordinal))
            return null;
        var token = value["Bearer ".Length..];
        return token.Length > 0 && !token.Contains(' ', StringComparison.Ordinal) ? token : null;
    }

    /// <summary>The first word of the header, for the call log.</summary>
    public static string? Scheme(HttpRequest request) =>
        request.Headers.Authorization is [{ Length: > 0 } value, ..] ? value.Split(' ')[0] : null;
}
