namespace Platform.Engine.Embedded.Calls;

/// <summary>A method whose call ends in a <typeparamref name="TResult"/>; object where it ends in nothing.</summary>
internal sealed class GrainMethod<TResult>(MethodInfo method) : GrainMethod(method)
{
    private readonly Func<Task<TResult>, object> _wrap =
        method.ReturnType == typeof(ValueTask) ? reply => new ValueTask(reply)
        : method.ReturnType.IsValueType ? reply => new ValueTask<TResult>(reply)
        : reply => reply;

    public override object Call(GrainReference target, object?[] arguments)
    {
        var call = new Call<TResult>(this, target.GrainId, arguments, Timeout ?? target.Catalog.Settings.ResponseTimeout);
        return _wrap(call.Send(target.Catalog));
    }
}
