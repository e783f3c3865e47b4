namespace Platform.Engine.Embedded;

/// <summary>
/// Starts things without the caller's execution context: on a cluster no async-local value crosses a call, so none does here. What
/// shall flow (RequestContext, the current activity) is carried by hand.
/// </summary>
internal static class Isolation
{
    public static TResult Run<TState, TResult>(TState state, Func<TState, TResult> start)
    {
        if (ExecutionContext.IsFlowSuppressed())
        {
            return start(state);
        }

        using (ExecutionContext.SuppressFlow())
        {
            return start(state);
        }
    }
}
