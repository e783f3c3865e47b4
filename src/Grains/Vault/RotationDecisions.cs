namespace Platform.Grains.Vault;

/// <summary>
/// The state machine of rotations, as pure functions. A request that does not fit changes nothing: the same instance comes back.
/// </summary>
/// <remarks>
/// <c>kek</c>: adding → resealing → retiring → completed. <c>data</c>: adding → spreading → switching → resealing → completed; then, by
/// itself and when it is due, <c>retirement</c>: resealing → retiring, over again where something was still in the way.
/// </remarks>
internal static class RotationDecisions
{
    /// <summary>How long a worker that does not report keeps what it was given.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>
    /// From the moment that another data key is to seal until what the former one sealed last has either been stored or become worthless: a
    /// state is accepted for 30 minutes and its code for 5 more, a result that cannot be stored is held for 5 minutes, and the word needs
    /// up to 6 minutes to reach every node.
    /// </summary>
    public static readonly TimeSpan Drain = TimeSpan.FromMinutes(45);

    /// <summary>
    /// How long until a replaced key is looked at again that something may still need: refresh tokens given to Alexa live as long as their
    /// link.
    /// </summary>
    public static readonly TimeSpan LookAgain = TimeSpan.FromHours(24);

    /// <summary>Rotations remembered.</summary>
    public const int Kept = 20;

    /// <summary>Starts a rotation, unless one of its level is under way.</summary>
    public static VaultRotationState Start(VaultRotationState state, RotationLevel level, string id, DateTimeOffset now)
    {
        if (Active(state, level) is not null)
        {
            return state;
        }

        var ended = state.Rotations.Where(known => !IsActive(known)).ToList();
        var dropped = ended.Take(state.Rotations.Length - Kept + 1).ToList();
        var started = new Rotation { Id = id, Level = level, StartedAt = now };
        return state with { Rotations = [.. state.Rotations.Where(known => !dropped.Contains(known)), started] };
    }

    /// <summary>The rotation of that level that is running or paused, or null.</summary>
    public static Rotation? Active(VaultRotationState state, RotationLevel level) =>
        state.Rotations.FirstOrDefault(known => known.Level == level && IsActive(known));

    /// <summary>Stops a rotation for a while.</summary>
    public static VaultRotationState Pause(VaultRotationState state, string id) => Change(
        state,
        id,
        known => known.Status == RotationStatus.Running ? Released(known with { Status = RotationStatus.Paused }) : known);

    /// <summary>Goes on with a paused rotation, and tries a failed one again, unless another has taken its place.</summary>
    public static VaultRotationState Resume(VaultRotationState state, string id) => Change(
        state,
        id,
        known => known.Status switch
        {
            RotationStatus.Paused => known with { Status = RotationStatus.Running },
            RotationStatus.Failed when Active(state, known.Level) is null => Again(known) with { Status = RotationStatus.Running },
            _ => known,
        });

    /// <summary>Gives a worker what is to be done next; null where there is nothing for it.</summary>
    public static (VaultRotationState State, Rotation? Work) Take(VaultRotationState state, string worker, DateTimeOffset now)
    {
        var next = state.Rotations.FirstOrDefault(known => IsFree(known, worker, now))
            ?? (state.Retirement is { } retirement
                && retirement.DueAt <= now
                && IsFree(retirement, worker, now)
                && Active(state, RotationLevel.Data) is null ? retirement : null);
        if (next is null)
        {
            return (state, null);
        }

        var taken = Leased(next with { Worker = worker }, now);
        return (Change(state, next.Id, _ => taken), taken);
    }

    /// <summary>Takes a report; null where the worker must stop.</summary>
    public static (VaultRotationState State, Rotation? Work) Report(VaultRotationState state, RotationReport report, DateTimeOffset now)
    {
        var known = state.Rotations.Append(state.Retirement).FirstOrDefault(rotation => rotation?.Id == report.RotationId);
        if (known is not { Status: RotationStatus.Running } || known.Worker != report.Worker || IsOvertaken(state, known))
        {
            return (state, null);
        }

        if (report.Fault is not null)
        {
            return (Change(state, known.Id, _ => Failed(known, report.Fault, now)), null);
        }

        var next = Leased(Applied(known, report), now);
        if (report.Ended)
        {
            return (End(state, next, now), null);
        }

        var changed = Change(state, known.Id, _ => next);
        return (report.Begins == RotationPhase.Switching ? changed with { Retirement = Retirement(now) } : changed, next);
    }

    private static bool IsActive(Rotation rotation) => rotation.Status is RotationStatus.Running or RotationStatus.Paused;

    private static bool IsFree(Rotation rotation, string worker, DateTimeOffset now) =>
        rotation.Status == RotationStatus.Running && (rotation.Worker is null || rotation.Worker == worker || rotation.LeasedUntil <= now);

    // Another data key is on its way: which keys could go must be asked anew afterwards.
    private static bool IsOvertaken(VaultRotationState state, Rotation rotation) =>
        rotation.Level == RotationLevel.Retirement && Active(state, RotationLevel.Data) is not null;

    private static Rotation Leased(Rotation rotation, DateTimeOffset now) => rotation with { LeasedUntil = now + Lease };

    private static Rotation Released(Rotation rotation) => rotation with { Worker = null, LeasedUntil = default };

    private static Rotation Applied(Rotation known, RotationReport report)
    {
        var next = known with
        {
            KeyId = report.KeyId ?? known.KeyId,
            Total = report.Total ?? known.Total,
            Walked = known.Walked + report.Walked,
            Changed = known.Changed + report.Changed,
            NotOpened = known.NotOpened + report.NotOpened,
            Candidates = report.Candidates.IsEmpty ? known.Candidates : report.Candidates,
            Needed = [.. known.Needed.Union(report.Needed)],
            Detail = report.Detail,
        };
        return report.Begins is { } begins
            ? next with { Phase = begins, Kind = null, After = null }
            : report.Kind is { } kind ? next with { Kind = kind, After = report.After } : next;
    }

    private static VaultRotationState End(VaultRotationState state, Rotation rotation, DateTimeOffset now) => rotation switch
    {
        { Level: RotationLevel.Retirement } => state with { Retirement = Retired(rotation, now) },
        { NotOpened: > 0 } => Change(state, rotation.Id, _ => Failed(rotation, NotAllOpened(rotation), now)),
        _ => Change(state, rotation.Id, _ => Released(rotation with
        {
            Status = RotationStatus.Completed,
            CompletedAt = now,

            // Records come and go while it walks; in the end there is nothing left to look at.
            Total = rotation.Walked,
        })),
    };

    private static Rotation Failed(Rotation rotation, string why, DateTimeOffset now) => Released(rotation with
    {
        Status = RotationStatus.Failed,
        Detail = why,
        CompletedAt = now,
    });

    private static string NotAllOpened(Rotation rotation) =>
        $"{rotation.NotOpened} record(s) hold a secret that did not open, or could not be reached; the log says which (Platform.Vault). "
        + "Everything else is under the new key. Resume to look at all of them again.";

    private static Rotation Again(Rotation rotation) => rotation with
    {
        CompletedAt = null,
        Detail = null,
        Kind = null,
        After = null,
        Walked = 0,
        Changed = 0,
        NotOpened = 0,
    };

    private static Rotation Retirement(DateTimeOffset now) => new()
    {
        Id = "retirement",
        Level = RotationLevel.Retirement,
        Phase = RotationPhase.Resealing,
        StartedAt = now,
        DueAt = now + Drain,
    };

    // Only a walk that found nothing left to seal again proves anything: what it still found may have had a twin on its way to the store.
    private static Rotation? Retired(Rotation rotation, DateTimeOffset now)
    {
        TimeSpan? wait = rotation switch
        {
            { NotOpened: > 0 } => LookAgain,
            { Changed: > 0 } => Drain,
            { Needed.IsEmpty: false } => LookAgain,
            _ => null,
        };
        return wait is { } more ? Retirement(now) with { DueAt = now + more } : null;
    }

    private static VaultRotationState Change(VaultRotationState state, string id, Func<Rotation, Rotation> change)
    {
        if (state.Retirement is { } retirement && retirement.Id == id)
        {
            return state with { Retirement = change(retirement) };
        }

        var known = state.Rotations.FirstOrDefault(rotation => rotation.Id == id);
        var changed = known is null ? null : change(known);
        return changed is null || ReferenceEquals(changed, known)
            ? state
            : state with { Rotations = state.Rotations.Replace(known!, changed) };
    }
}
