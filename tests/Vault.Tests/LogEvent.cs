using Microsoft.Extensions.Logging;

namespace Platform.Vault.Tests;

/// <summary>One log event with everything a sink could print of it.</summary>
public sealed record LogEvent(string Category, LogLevel Level, string Text, IReadOnlyDictionary<string, object?> Values)
{
    public string Everything => $"{Category} {Text} {string.Join(' ', Values.Select(pair => $"{pair.Key}={pair.Value}"))}";
}
