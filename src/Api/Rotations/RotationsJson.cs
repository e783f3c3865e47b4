namespace Platform.Api.Rotations;

/// <summary>The last rotations of keys, newest first; at most 20, so there is one page.</summary>
/// <param name="Rotations">The rotations.</param>
/// <param name="NextCursor">Always null.</param>
internal sealed record RotationsJson(IReadOnlyList<RotationJson> Rotations, string? NextCursor);
