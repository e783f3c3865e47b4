using Orleans.Runtime;
using Platform.Engine.Embedded.Reminders;

namespace Platform.Engine.Embedded.Activations;

internal abstract class ActivationContext : IGrainContext
{
    [ThreadStatic]
    private static ActivationContext? constructing;

    /// <summary>The activation whose grain is being constructed on this thread.</summary>
    public static ActivationContext? Constructing
    {
        get => constructing;
        set => constructing = value;
    }

    public abstract GrainId GrainId { get; }

    public abstract object? GrainInstance { get; }

    public abstract IServiceProvider ActivationServices { get; }

    public abstract Task Deactivated { get; }

    public abstract IReminders Reminders { get; }

    public abstract void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);

    public abstract void DelayDeactivation(TimeSpan timeSpan);

    public abstract IGrainTimer StartTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options);
}
