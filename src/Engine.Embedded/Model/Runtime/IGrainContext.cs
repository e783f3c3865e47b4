namespace Orleans.Runtime;

/// <summary>An activation, as far as code outside the engine may see it.</summary>
public interface IGrainContext
{
    /// <summary>Identity of the grain.</summary>
    GrainId GrainId { get; }

    /// <summary>The grain object; null before it is made.</summary>
    object? GrainInstance { get; }

    /// <summary>The services of this activation's scope.</summary>
    IServiceProvider ActivationServices { get; }

    /// <summary>Ends when the activation has gone.</summary>
    Task Deactivated { get; }

    /// <summary>Begins deactivation: running calls and timer ticks end first, later calls go to a new activation.</summary>
    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
}
