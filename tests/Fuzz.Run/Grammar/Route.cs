using System.Text.Json;

namespace Platform.Fuzz.Run.Grammar;

/// <summary>An operation that requests are made for.</summary>
internal sealed record Route
{
    /// <summary>The operation's id; the path where it has none.</summary>
    public required string Name { get; init; }

    public required string Method { get; init; }

    /// <summary>The path with its parameters in braces.</summary>
    public required string Template { get; init; }

    /// <summary>The parameters of the query, with their values where they are listed.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Query { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The media type of the body; null where the operation takes none.</summary>
    public string? MediaType { get; init; }

    /// <summary>The body's schema.</summary>
    public JsonElement Schema { get; init; }

    /// <summary>The scope that the key needs; null where none is needed.</summary>
    public string? Scope { get; init; }

    /// <summary>The answers by status, with the codes of the problems; null for what the document does not speak of.</summary>
    public IReadOnlyDictionary<int, IReadOnlySet<string>>? Answers { get; init; }

    /// <summary>How often this one comes, compared with the others.</summary>
    public int Weight { get; init; } = 1;

    public bool IsForm => MediaType == "application/x-www-form-urlencoded";

    public bool IsJson => MediaType == "application/json";
}
