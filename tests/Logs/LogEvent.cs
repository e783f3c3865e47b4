using Microsoft.Extensions.Logging;

namespace Platform.Tests.Logs;

/// <summary>One log event with everything a sink could print of it.</summary>
public sealed record LogEvent(string Category, LogLevel Level, string Text, IReadOnlyDictionary<string, object?> Values)
{
    /// <summary>As a plain sink prints it.</summary>
    public string Line => $"{Level} {Category}: {Text}";

    /// <summary>As a sink that prints values, too, does.</summary>
    public string Everything => $"{Line} {string.Join(' ', Values.Select(pair => $"{pair.Key}={pair.Value}"))}";
}
