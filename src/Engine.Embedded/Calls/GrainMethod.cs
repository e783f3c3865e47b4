namespace Platform.Engine.Embedded.Calls;

/// <summary>What is to be known of a grain interface's method, found out once.</summary>
internal abstract class GrainMethod(MethodInfo method)
{
    private static readonly Type[] Tasks = [typeof(Task), typeof(ValueTask), typeof(Task<>), typeof(ValueTask<>)];
    private static readonly ConcurrentDictionary<MethodInfo, GrainMethod> Known = new();

    public string Name { get; } = $"{method.DeclaringType!.Name}.{method.Name}";

    public bool Interleaves { get; } = method.IsDefined(typeof(AlwaysInterleaveAttribute));

    /// <summary>The method's own time-out; null for the engine's.</summary>
    public TimeSpan? Timeout { get; } = method.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout;

    /// <summary>Which argument is the caller's token; negative for none.</summary>
    public int TokenIndex { get; } =
        Array.FindIndex(method.GetParameters(), parameter => parameter.ParameterType == typeof(CancellationToken));

    /// <exception cref="NotSupportedException">The method returns no task, or is generic.</exception>
    public static GrainMethod Of(MethodInfo method) => Known.GetOrAdd(method, Make);

    /// <summary>Sends a call and returns what the method's caller gets.</summary>
    public abstract object Call(GrainReference target, object?[] arguments);

    private static GrainMethod Make(MethodInfo method)
    {
        var returned = method.ReturnType;
        if (method.IsGenericMethod || !Tasks.Contains(returned.IsGenericType ? returned.GetGenericTypeDefinition() : returned))
            throw new NotSupportedException($"{method.DeclaringType}.{method.Name} must not be generic and must return a task.");
        var result = returned.GenericTypeArguments is [var only] ? only : typeof(object);
        return (GrainMethod)Activator.CreateInstance(typeof(GrainMethod<>).MakeGenericType(result), method)!;
    }
}
