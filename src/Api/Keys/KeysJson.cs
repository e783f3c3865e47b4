namespace Platform.Api.Keys;

/// <summary>A page of API keys.</summary>
/// <param name="Keys">The keys, in the order of their ids.</param>
/// <param name="NextCursor">For the next page, or null.</param>
internal sealed record KeysJson(IReadOnlyList<KeyJson> Keys, string? NextCursor);
