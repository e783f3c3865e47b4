namespace Platform.Engine.Embedded.Activations;

/// <summary>Something that an activation runs: a call or a tick.</summary>
internal abstract class Turn
{
    /// <summary>Whether it may run between the awaits of others.</summary>
    public abstract bool Interleaves { get; }

    /// <summary>Whether nobody waits for it any more: timed out or cancelled while it waited.</summary>
    public abstract bool IsOver { get; }

    /// <summary>Whether it keeps its activation from being idle.</summary>
    public virtual bool KeepsAlive => true;

    /// <summary>Runs it, on the activation's scheduler; throws nothing.</summary>
    public abstract Task Run(ActivationContext activation);

    /// <summary>Tells who waits for it, once the activation has put it behind itself and is ready for the next.</summary>
    /// <param name="refusal">Why it did not run; null where it did.</param>
    public abstract void Complete(Exception? refusal = null);
}
