using System.Diagnostics;

namespace Platform.Engine.Orleans.Tracing;

/// <summary>One activity for every call that a grain serves: its kind and method, never its key or arguments.</summary>
internal sealed class GrainCallTracing : IIncomingGrainCallFilter
{
    /// <summary>The name of the activity source.</summary>
    public const string SourceName = "Platform.Engine";

    private static readonly ActivitySource Source = new(SourceName);

    /// <inheritdoc/>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        using var activity = Source.StartActivity("grain call", ActivityKind.Server);
        activity?.SetTag("rpc.service", context.InterfaceName);
        activity?.SetTag("rpc.method", context.MethodName);
        try
        {
            await context.Invoke();
        }
        catch (Exception e)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
            activity?.SetTag("error.type", e.GetType().Name);
            throw;
        }
    }
}
