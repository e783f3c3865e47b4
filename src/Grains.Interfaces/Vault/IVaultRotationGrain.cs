using System.Collections.Immutable;

namespace Platform.Grains.Vault;

/// <summary>
/// The rotations of the vault's keys; key <see cref="Key"/>. It keeps what is to be done and how far it is. Nodes do the work: each asks
/// from time to time for some, does it in steps that may be repeated, and reports.
/// </summary>
[Alias("IVaultRotationGrain")]
public interface IVaultRotationGrain : IGrainWithStringKey
{
    /// <summary>The key of the one grain.</summary>
    const string Key = "vault";

    /// <summary>Starts a rotation; where one of that level is running or paused, answers that one.</summary>
    [Alias("Start")]
    Task<Rotation> Start(RotationLevel level);

    /// <summary>The last rotations, newest last.</summary>
    [Alias("All")]
    Task<ImmutableArray<Rotation>> All();

    /// <summary>One rotation; null where it is unknown.</summary>
    [Alias("Find")]
    Task<Rotation?> Find(string id);

    /// <summary>Stops a running rotation for a while; one that is not running stays as it is. Null where it is unknown.</summary>
    [Alias("Pause")]
    Task<Rotation?> Pause(string id);

    /// <summary>
    /// Goes on with a paused rotation, and tries a failed one again; one that runs or is completed stays as it is. Null where it is
    /// unknown.
    /// </summary>
    [Alias("Resume")]
    Task<Rotation?> Resume(string id);

    /// <summary>
    /// Gives a worker what is to be done next, for 30 s from each of its reports; null where nothing is, or others are at it.
    /// </summary>
    [Alias("Take")]
    Task<Rotation?> Take(string worker);

    /// <summary>
    /// Takes a report; answers the rotation as it stands, or null where the worker must stop: it has ended, is paused, or was given to
    /// another.
    /// </summary>
    [Alias("Report")]
    Task<Rotation?> Report(RotationReport report);
}
