namespace Orleans;

/// <summary>Base of grain classes.</summary>
public abstract class Grain : IGrainBase, IAddressable
{
    /// <summary>Makes references to other grains.</summary>
    protected IGrainFactory GrainFactory => ServiceProvider.GetRequiredService<IGrainFactory>();

    /// <summary>The services of this activation's scope.</summary>
    protected internal IServiceProvider ServiceProvider => this.Activation().ActivationServices;

    /// <inheritdoc/>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The activation that this object is the grain of; null where a test has made it by hand.</summary>
    internal ActivationContext? Context { get; } = ActivationContext.Constructing;

    /// <summary>Ends this activation once its running calls have ended; later calls meet a new one.</summary>
    protected void DeactivateOnIdle() => this.Activation().Deactivate(
        new DeactivationReason(DeactivationReasonCode.ApplicationRequested, $"{nameof(DeactivateOnIdle)} was called."));

    /// <summary>Keeps this activation from being collected as idle for a while.</summary>
    /// <param name="timeSpan">From now; zero or less takes the protection back; infinite means for ever.</param>
    protected void DelayDeactivation(TimeSpan timeSpan) => this.Activation().DelayDeactivation(timeSpan);
}
