namespace Platform.AmazonSimulator.Consent;

/// <summary>The URLs by which the user comes back to the partner (protocol.md 2).</summary>
internal static class RedirectUrls
{
    public static string Success(string redirectUri, string code, string? state) =>
        Append(redirectUri, ("code", code), ("scope", ConsentRequest.Scope), ("state", state));

    public static string Failure(string redirectUri, string error, string description, string? state) =>
        Append(redirectUri, ("error", error), ("error_description", description), ("state", state));

    private static string Append(string redirectUri, params IEnumerable<(string Name, string? Value)> parameters)
    {
        var separator = redirectUri.Contains('?', StringComparison.Ordinal) ? "&" : "?";
        var present = parameters.Where(parameter => parameter.Value is not null)
            .Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value!)}");
        return redirectUri + separator + string.Join('&', present);
    }
}
