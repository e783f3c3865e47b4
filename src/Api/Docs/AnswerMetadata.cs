namespace Platform.Api.Docs;

/// <summary>An answer that an endpoint gives.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Type">The body's type, or null where there is none.</param>
/// <param name="MediaType">The body's media type.</param>
/// <param name="Description">When it is given.</param>
internal sealed record AnswerMetadata(int Status, Type? Type, string MediaType, string Description);
