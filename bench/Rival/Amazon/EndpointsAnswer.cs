namespace Platform.Rival.Amazon;

/// <summary>The regional hosts of a user (protocol.md 4.1).</summary>
internal sealed record EndpointsAnswer(IReadOnlyList<string>? Endpoints);
