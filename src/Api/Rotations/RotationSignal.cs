namespace Platform.Api.Rotations;

/// <summary>
/// Wakes this node's work on rotations. Only a hint: what is to be done is kept by a grain, which is asked from time to time anyway.
/// </summary>
internal sealed class RotationSignal : IDisposable
{
    private readonly SemaphoreSlim _raised = new(0);

    /// <summary>There may be something to do.</summary>
    public void Raise() => _raised.Release();

    /// <summary>Waits until it is raised, or that time is over.</summary>
    public Task Wait(TimeSpan atMost, CancellationToken cancellationToken) => _raised.WaitAsync(atMost, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _raised.Dispose();
}
