using System.Reflection;
using Orleans;

namespace Platform.Crash.Points.Seams;

/// <summary>Gives out references that note for whom they are called. A call itself is no point: what its callee reads and writes is.</summary>
internal class WatchedGrainFactory : DispatchProxy
{
    private IGrainFactory? _real;
    private Callers? _callers;

    public static IGrainFactory Over(IGrainFactory real, Callers callers)
    {
        var made = Create<IGrainFactory, WatchedGrainFactory>();
        var factory = (WatchedGrainFactory)(object)made;
        (factory._real, factory._callers) = (real, callers);
        return made;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var reference = targetMethod!.Invoke(_real, BindingFlags.DoNotWrapExceptions, binder: null, args, culture: null)!;
        return WatchedGrain.Over(targetMethod.ReturnType, reference, _callers!);
    }
}
