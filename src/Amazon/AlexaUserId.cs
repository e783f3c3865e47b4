namespace Platform.Amazon;

/// <summary>The skill-scoped Alexa user id (protocol.md 4.2, 5). Answers and events must agree on it, since it joins them.</summary>
internal static class AlexaUserId
{
    private const int Longest = 1024;

    /// <summary>The id as Amazon wrote it; null where it is none.</summary>
    public static string? Read(string? text) => text is { Length: > 0 and <= Longest } ? text : null;
}
