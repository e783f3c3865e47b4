namespace Platform.Api.Skills;

/// <summary>An app for iOS.</summary>
/// <param name="AppId">Team and bundle.</param>
/// <param name="Paths">The paths that it opens.</param>
internal sealed record IosAppJson(string AppId, IReadOnlyList<string> Paths);
