using Platform.Grains.Vault;

namespace Platform.Api.Rotations;

/// <summary>A rotation of keys and how far it is.</summary>
/// <param name="RotationId">Its id.</param>
/// <param name="Level">Which keys it changes.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Phase">What is being done, or was done last.</param>
/// <param name="StartedAt">When it was asked for.</param>
/// <param name="CompletedAt">When it ended, or null.</param>
/// <param name="KeyId">The new key, or null before it is there.</param>
/// <param name="Total">Records to seal again (data keys to wrap again, for `kek`), or null before they are counted.</param>
/// <param name="Resealed">Those that are under the new key.</param>
/// <param name="Remaining">Those still to be looked at, or null before they are counted.</param>
/// <param name="NotOpened">Those with a secret that did not open, or that could not be reached.</param>
/// <param name="Detail">Why it failed, or what is left to the operator, or null.</param>
internal sealed record RotationJson(
    string RotationId,
    RotationLevel Level,
    RotationStatus Status,
    RotationPhase Phase,
    DateTimeOffset StartedAt,
    DateTimeOffset? CompletedAt,
    string? KeyId,
    long? Total,
    long Resealed,
    long? Remaining,
    long NotOpened,
    string? Detail)
{
    /// <summary>A rotation as JSON has it.</summary>
    public static RotationJson Of(Rotation rotation) => new(
        rotation.Id,
        rotation.Level,
        rotation.Status,
        rotation.Phase,
        rotation.StartedAt,
        rotation.CompletedAt,
        rotation.KeyId,
        rotation.Total is { } total ? Math.Max(total, rotation.Walked) : null,
        rotation.Walked - rotation.NotOpened,
        rotation.Total is { } counted ? Math.Max(counted - rotation.Walked, 0) : null,
        rotation.NotOpened,
        rotation.Detail);
}
