using System.Linq.Expressions;

namespace Platform.Engine.Embedded.Calls;

/// <summary>What is to be known of a grain interface's method, found out once, with compiled code to run it.</summary>
internal abstract class GrainMethod
{
    private static readonly ConcurrentDictionary<MethodInfo, GrainMethod> Known = new();

    protected GrainMethod(MethodInfo method)
    {
        Name = $"{method.DeclaringType!.Name}.{method.Name}";
        Interleaves = method.IsDefined(typeof(AlwaysInterleaveAttribute));
        Timeout = method.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout;
        TokenIndex = Array.FindIndex(method.GetParameters(), parameter => parameter.ParameterType == typeof(CancellationToken));
        Invoke = Compile(method);
    }

    public string Name { get; }

    public bool Interleaves { get; }

    /// <summary>The method's own time-out; null for the engine's.</summary>
    public TimeSpan? Timeout { get; }

    /// <summary>Which argument is the caller's token; negative for none.</summary>
    public int TokenIndex { get; }

    /// <summary>Runs the method of a grain object.</summary>
    public Func<object, object?[], Task> Invoke { get; }

    /// <exception cref="NotSupportedException">The method returns no task, or is generic.</exception>
    public static GrainMethod Of(MethodInfo method) => Known.GetOrAdd(method, Make);

    /// <summary>Sends a call and returns what the method's caller gets.</summary>
    public abstract object Call(GrainReference target, object?[] arguments);

    private static GrainMethod Make(MethodInfo method)
    {
        var returned = method.ReturnType;
        var result = returned == typeof(Task) || returned == typeof(ValueTask) ? typeof(object)
            : returned.IsGenericType && returned.GetGenericTypeDefinition() is var shape
                && (shape == typeof(Task<>) || shape == typeof(ValueTask<>)) ? returned.GenericTypeArguments[0]
            : null;
        return result is null || method.IsGenericMethod
            ? throw new NotSupportedException($"{method.DeclaringType}.{method.Name} must not be generic and must return a task.")
            : (GrainMethod)Activator.CreateInstance(typeof(GrainMethod<>).MakeGenericType(result), method)!;
    }

    private static Func<object, object?[], Task> Compile(MethodInfo method)
    {
        var grain = Expression.Parameter(typeof(object));
        var arguments = Expression.Parameter(typeof(object?[]));
        Expression call = Expression.Call(
            Expression.Convert(grain, method.DeclaringType!),
            method,
            method.GetParameters().Select((parameter, index) => Expression.Convert(
                Expression.ArrayIndex(arguments, Expression.Constant(index)), parameter.ParameterType)));
        var task = method.ReturnType.IsValueType ? Expression.Call(call, nameof(ValueTask.AsTask), null) : call;
        return Expression.Lambda<Func<object, object?[], Task>>(task, grain, arguments).Compile();
    }
}
