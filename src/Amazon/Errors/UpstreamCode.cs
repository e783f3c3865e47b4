namespace Platform.Amazon.Errors;

/// <summary>Amazon writes one error in several ways (<c>ServerError</c>, <c>servererror</c>, <c>server_error</c>: protocol.md 3).</summary>
internal static class UpstreamCode
{
    /// <summary>One spelling for all: lower case, no underscores.</summary>
    public static string Fold(string error) => error.Replace("_", string.Empty, StringComparison.Ordinal).ToLowerInvariant();
}
