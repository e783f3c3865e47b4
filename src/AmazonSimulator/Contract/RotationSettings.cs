namespace Platform.AmazonSimulator.Contract;

/// <summary>How refresh tokens rotate from now on.</summary>
public sealed record RotationSettings
{
    /// <summary>The mode; <see cref="RotationMode.Same"/> at start.</summary>
    public required RotationMode Mode { get; init; }

    /// <summary>Seconds that a superseded refresh token stays good in mode <see cref="RotationMode.Grace"/>; a day by default.</summary>
    public int GraceSeconds { get; init; } = 86_400;
}
