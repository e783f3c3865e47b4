using System.Globalization;
using System.Text.Json;

namespace Platform.Api.Http;

/// <summary>Says in the caller's words what is wrong with a body, and where. Values are never repeated.</summary>
internal static class JsonFault
{
    private const int LongestName = 100;

    /// <summary>The words for a fault that the reader found.</summary>
    public static string Explain(JsonException fault)
    {
        var member = Member(fault.Path);
        if (fault.Message.Contains("could not be mapped", StringComparison.Ordinal))
        {
            return $"`{member}` is not a member of this request.";
        }

        if (fault.Message.StartsWith("Duplicate", StringComparison.Ordinal))
        {
            return $"`{member}` is there more than once.";
        }

        if (fault.Message.Contains("could not be converted", StringComparison.Ordinal))
        {
            return member.Length == 0 ? "The body must be a JSON object." : $"`{member}` has the wrong type.";
        }

        var place = string.Create(CultureInfo.InvariantCulture, $"line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}");
        return $"The body is not well-formed JSON: {place}.";
    }

    private static string Member(string? path)
    {
        var name = path is null ? "" : path.TrimStart('$').TrimStart('.');
        return name.Length <= LongestName ? name : name[..LongestName] + "…";
    }
}
