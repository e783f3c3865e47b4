using System.Diagnostics.CodeAnalysis;

namespace Platform.Grains.Outbound;

/// <summary>Secrets that sign what the platform sends to partners: <c>whsec_</c> and the base64 of 24 to 64 bytes (Standard Webhooks 1.0).</summary>
public static class SigningSecret
{
    private const string Prefix = "whsec_";
    private const int ShortestKey = 24;
    private const int LongestKey = 64;
    private const int LongestText = (LongestKey + 2) / 3 * 4;

    /// <summary>Reads the key of a secret; false where it is none.</summary>
    public static bool TryRead([NotNullWhen(true)] string? text, out byte[] key)
    {
        key = [];
        if (text is null || !text.StartsWith(Prefix, StringComparison.Ordinal) || text.Length > Prefix.Length + LongestText || text.Any(char.IsWhiteSpace))
        {
            return false;
        }

        var bytes = new byte[LongestText];
        if (!Convert.TryFromBase64String(text[Prefix.Length..], bytes, out var count) || count is < ShortestKey or > LongestKey)
        {
            return false;
        }

        key = bytes[..count];
        return true;
    }
}
