namespace Platform.Api.Docs;

/// <summary>The body that an endpoint takes. Only documentation: routing must not refuse a media type before the key was looked at.</summary>
/// <param name="Type">The body's type.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Optional">Whether it may be left out.</param>
internal sealed record BodyMetadata(Type Type, string MediaType, bool Optional);
