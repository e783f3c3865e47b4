namespace Platform.Engine.Embedded.Calls;

/// <summary>A method whose call ends in a <typeparamref name="TResult"/>; object where it ends in nothing.</summary>
internal sealed class GrainMethod<TResult>(MethodInfo method) : GrainMethod(method)
{
    private readonly MethodInvoker _invoker = MethodInvoker.Create(method);

    private readonly Func<Task<TResult>, object> _wrap =
        method.ReturnType == typeof(ValueTask) ? reply => new ValueTask(reply)
        : method.ReturnType.IsValueType ? reply => new ValueTask<TResult>(reply)
        : reply => reply;

    public override object Call(GrainReference target, object?[] arguments)
    {
        var call = new Call<TResult>(this, target.GrainId, arguments, Timeout ?? target.Catalog.Settings.ResponseTimeout);
        return _wrap(call.Send(target.Catalog));
    }

    /// <summary>Runs the method of a grain object.</summary>
    public async ValueTask<TResult?> Invoke(Grain grain, object?[] arguments)
    {
        var running = _invoker.Invoke(grain, arguments.AsSpan()) switch
        {
            ValueTask<TResult> answer => answer.AsTask(),
            ValueTask end => end.AsTask(),
            var task => (Task)task!,
        };
        await running;
        return running is Task<TResult> answered ? await answered : default;
    }
}
