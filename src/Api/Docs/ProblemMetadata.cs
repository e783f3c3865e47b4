namespace Platform.Api.Docs;

/// <summary>Codes of the catalogue that an endpoint can answer, besides those of every call.</summary>
/// <param name="Codes">The codes.</param>
internal sealed record ProblemMetadata(IReadOnlyList<string> Codes);
