namespace Platform.Amazon.Http;

/// <summary>What a token may look like: RFC 6749 appendix A without the space, and Amazon's 2,048 bytes (protocol.md 3).</summary>
internal static class TokenSyntax
{
    public const int Longest = 2048;

    public static bool IsToken(string? token) =>
        token is { Length: > 0 and <= Longest } && token.All(letter => letter is > ' ' and < '\u007f');
}
