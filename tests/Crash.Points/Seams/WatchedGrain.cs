using System.Reflection;

namespace Platform.Crash.Points.Seams;

/// <summary>A reference to a grain; notes for whom it is called.</summary>
internal class WatchedGrain : DispatchProxy
{
    private object? _real;
    private Callers? _callers;

    public static object Over(Type kind, object real, Callers callers)
    {
        var made = Create(kind, typeof(WatchedGrain));
        var grain = (WatchedGrain)made;
        (grain._real, grain._callers) = (real, callers);
        return made;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        _callers!.Note($"{_real}");
        return targetMethod!.Invoke(_real, BindingFlags.DoNotWrapExceptions, binder: null, args, culture: null);
    }
}
