namespace Platform.Api.Skills;

/// <summary>An app for Android.</summary>
/// <param name="PackageName">The package.</param>
/// <param name="Sha256Fingerprints">SHA-256 fingerprints of its certificates.</param>
internal sealed record AndroidAppJson(string PackageName, IReadOnlyList<string> Sha256Fingerprints);
