namespace Orleans;

/// <summary>What a grain may ask of its activation.</summary>
public static class GrainBaseExtensions
{
    /// <summary>Starts a timer whose ticks run as turns of this activation, one at a time, the next armed when one has ended.</summary>
    /// <param name="grain">The grain, from its own code.</param>
    /// <param name="callback">The tick; its token fires when the timer is disposed or the activation goes. What it throws is logged.</param>
    /// <param name="options">When, and whether ticks interleave and keep the activation.</param>
    /// <returns>The timer; it ends with the activation.</returns>
    public static IGrainTimer RegisterGrainTimer(
        this IGrainBase grain, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options) =>
        grain.Activation().StartTimer(callback, options);

    /// <inheritdoc cref="RegisterGrainTimer(IGrainBase, Func{CancellationToken, Task}, GrainTimerCreationOptions)"/>
    /// <param name="grain">The grain, from its own code.</param>
    /// <param name="callback">The tick.</param>
    /// <param name="state">Given to every tick.</param>
    /// <param name="options">When, and whether ticks interleave and keep the activation.</param>
    public static IGrainTimer RegisterGrainTimer<TState>(
        this IGrainBase grain, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options) =>
        grain.RegisterGrainTimer(cancellationToken => callback(state, cancellationToken), options);

    internal static ActivationContext Activation(this IGrainBase grain) => (grain as Grain)?.Context
        ?? throw new InvalidOperationException("This grain was not made by the engine, so it has no activation.");
}
