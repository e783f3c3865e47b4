namespace Platform.Engine.Embedded.Grains;

/// <summary>How grains of one class are named and made.</summary>
internal sealed class GrainClass
{
    private readonly Func<ActivationContext, object>[] _states;
    private readonly ObjectFactory _create;

    /// <exception cref="InvalidOperationException">The class has not exactly one public constructor.</exception>
    public GrainClass(Type type)
    {
        Type = type;
        Name = NameOf(type);
        var constructor = type.GetConstructors() is [var only]
            ? only
            : throw new InvalidOperationException($"Grain class {type} must have exactly one public constructor.");
        ParameterInfo[] states = [.. constructor.GetParameters().Where(parameter => parameter.IsDefined(typeof(PersistentStateAttribute)))];
        _states = Array.ConvertAll(states, MakerOf);
        _create = ActivatorUtilities.CreateFactory(type, [.. states.Select(state => state.ParameterType)]);
    }

    public Type Type { get; }

    /// <summary>Orleans' convention: class name in lower case without a trailing "grain".</summary>
    public string Name { get; }

    /// <summary>Makes the grain object with its records, which are not read yet.</summary>
    public Grain Create(ActivationContext activation, out IReadOnlyList<IStorage> states)
    {
        states = Array.ConvertAll(_states, make => (IStorage)make(activation));
        return (Grain)_create(activation.ActivationServices, [.. states]);
    }

    private static string NameOf(Type type)
    {
        var name = type.Name.ToLowerInvariant();
        return name.Length > 5 && name.EndsWith("grain", StringComparison.Ordinal) ? name[..^5] : name;
    }

    private static Func<ActivationContext, object> MakerOf(ParameterInfo parameter)
    {
        var asked = parameter.GetCustomAttribute<PersistentStateAttribute>()!;
        var type = typeof(PersistentState<>).MakeGenericType(parameter.ParameterType.GenericTypeArguments);
        var make = ActivatorUtilities.CreateFactory(type, [typeof(string), typeof(ActivationContext), typeof(IGrainStorage)]);
        return activation => make(activation.ActivationServices, [asked.StateName, activation, Storage(activation.ActivationServices)]);

        IGrainStorage Storage(IServiceProvider services) => asked.StorageName is { } name
            ? services.GetRequiredKeyedService<IGrainStorage>(name)
            : services.GetRequiredService<IGrainStorage>();
    }
}
