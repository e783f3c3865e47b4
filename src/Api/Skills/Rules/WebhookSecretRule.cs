namespace Platform.Api.Skills.Rules;

/// <summary>Secrets that sign webhooks (Standard Webhooks 1.0).</summary>
internal static class WebhookSecretRule
{
    /// <summary>The rule in words, for problems.</summary>
    public const string Words = "must be `whsec_` and the base64 of 24 to 64 bytes";

    private const string Start = "whsec_";
    private const int ShortestBytes = 24;
    private const int LongestBytes = 64;

    /// <summary>Whether the rule holds.</summary>
    public static bool Holds(string text)
    {
        Span<byte> bytes = stackalloc byte[LongestBytes + 3];
        return text.StartsWith(Start, StringComparison.Ordinal)
            && text.Length <= Start.Length + (LongestBytes + 2) / 3 * 4
            && !text.Any(char.IsWhiteSpace)
            && Convert.TryFromBase64String(text[Start.Length..], bytes, out var count)
            && count is >= ShortestBytes and <= LongestBytes;
    }
}
