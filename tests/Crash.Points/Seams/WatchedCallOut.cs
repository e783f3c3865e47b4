using Platform.Grains.Links.CallOuts;

namespace Platform.Crash.Points.Seams;

/// <summary>The question to the partner's authorization server (mode <c>callout</c>).</summary>
internal sealed class WatchedCallOut(ICallOut real, PassedPoints points, Callers callers) : ICallOut
{
    public Task<CallOutAnswer> Ask(CallOutQuestion question, CancellationToken cancellationToken) =>
        points.Around(callers.Current, "call out", () => real.Ask(question, cancellationToken));
}
