namespace Orleans;

/// <summary>What every grain class offers to its engine.</summary>
public interface IGrainBase
{
    /// <summary>Runs after all state was read and before the first call. What it throws reaches the caller who waits.</summary>
    Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs after timers ended and before the activation leaves. It does not run when a process dies.</summary>
    Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;
}
