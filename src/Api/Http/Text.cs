namespace Platform.Api.Http;

/// <summary>Rules for texts in requests.</summary>
internal static class Text
{
    /// <summary>The rule of <see cref="IsName"/>, for problems.</summary>
    public const string NameRule = "must have 1 to 200 characters, none of them a control character, and not only white space";

    /// <summary>The rule of <see cref="IsToken"/>, for problems.</summary>
    public const string TokenRule = "must be printable ASCII without spaces";

    private const int LongestName = 200;

    /// <summary>A name for people.</summary>
    public static bool IsName(string text) =>
        text.Length is > 0 and <= LongestName && !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl);

    /// <summary>An id or secret for machines: 1 to <paramref name="longest"/> characters of <c>%x21-7E</c>.</summary>
    public static bool IsToken(string text, int longest) =>
        text.Length > 0 && text.Length <= longest && text.All(letter => letter is > ' ' and < (char)127);
}
