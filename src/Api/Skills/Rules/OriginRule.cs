namespace Platform.Api.Skills.Rules;

/// <summary>Web origins (RFC 6454): scheme, host and port, no path.</summary>
internal static class OriginRule
{
    /// <summary>The rule in words, for problems.</summary>
    public const string Words = "must be an https origin such as `https://example.com`, without path";

    /// <summary>Whether the rule holds.</summary>
    public static bool Holds(string? text, bool development) =>
        RedirectUriRule.Holds(text, development)
        && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && string.Equals(address.GetLeftPart(UriPartial.Authority), text, StringComparison.OrdinalIgnoreCase);
}
