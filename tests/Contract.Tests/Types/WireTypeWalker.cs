using System.Collections.Immutable;
using System.Reflection;

namespace Platform.Contract.Tests.Types;

/// <summary>
/// Walks all types that travel between grains or rest in their state, and tells what Orleans would refuse or what would let two grains
/// share something that changes. Only Orleans itself would notice otherwise, and the default build has none.
/// </summary>
public sealed class WireTypeWalker
{
    private static readonly HashSet<Type> Plain =
    [
        typeof(bool), typeof(byte), typeof(short), typeof(int), typeof(long), typeof(double), typeof(decimal), typeof(string), typeof(uint),
        typeof(Guid), typeof(TimeSpan), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly),
    ];

    private static readonly HashSet<Type> Collections =
    [
        typeof(ImmutableArray<>), typeof(ImmutableList<>), typeof(ImmutableDictionary<,>), typeof(ImmutableSortedDictionary<,>),
        typeof(ImmutableHashSet<>), typeof(ImmutableSortedSet<>), typeof(ImmutableQueue<>), typeof(ImmutableStack<>),
    ];

    private readonly List<string> _faults = [];
    private readonly HashSet<Type> _seen = [];
    private readonly Dictionary<string, Type> _aliases = new(StringComparer.Ordinal);

    /// <summary>All that is wrong in the grain interfaces and grain states of some assemblies; empty when all is well.</summary>
    public static IReadOnlyList<string> Faults(params IEnumerable<Assembly> assemblies) =>
        Faults(assemblies.SelectMany(assembly => assembly.GetTypes()));

    /// <inheritdoc cref="Faults(IEnumerable{Assembly})"/>
    public static IReadOnlyList<string> Faults(IEnumerable<Type> types)
    {
        var walker = new WireTypeWalker();
        foreach (var type in types)
        {
            if (type.IsInterface && type.IsAssignableTo(typeof(Orleans.IGrain)))
            {
                walker.WalkInterface(type);
            }
            else if (type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(Orleans.IGrainBase)))
            {
                walker.WalkStates(type);
            }
        }

        return walker._faults;
    }

    /// <summary>All that is wrong in one type that travels, and in those it holds.</summary>
    public static IReadOnlyList<string> FaultsOf(Type type)
    {
        var walker = new WireTypeWalker();
        walker.Walk(type, type.Name);
        return walker._faults;
    }

    /// <summary>All that is wrong in one type of state, and in those it holds.</summary>
    public static IReadOnlyList<string> FaultsOfState(Type type)
    {
        var walker = new WireTypeWalker();
        walker.WalkState(type, type.Name);
        return walker._faults;
    }

    private void WalkInterface(Type type)
    {
        RequireAlias(type);
        var methods = type.GetMethods().Where(method => !method.IsStatic).ToList();
        var aliases = methods.Select(method => method.GetCustomAttribute<Orleans.AliasAttribute>()?.Alias).ToList();
        if (aliases.Contains(null) || aliases.Distinct().Count() != aliases.Count)
        {
            _faults.Add($"{type}: every method needs an [Alias] of its own");
        }

        foreach (var method in methods)
        {
            var place = $"{type.Name}.{method.Name}";
            WalkReturn(method.ReturnType, place);
            foreach (var parameter in method.GetParameters().Where(parameter => parameter.ParameterType != typeof(CancellationToken)))
            {
                Walk(parameter.ParameterType, $"{place}({parameter.Name})");
            }
        }
    }

    private void WalkReturn(Type type, string place)
    {
        if (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>)))
        {
            Walk(type.GenericTypeArguments[0], place);
        }
        else if (type != typeof(Task) && type != typeof(ValueTask))
        {
            _faults.Add($"{place}: returns {type}, which is no task");
        }
    }

    private void WalkStates(Type grain)
    {
        var states = grain.GetConstructors()
            .SelectMany(constructor => constructor.GetParameters())
            .Where(parameter => parameter.IsDefined(typeof(Orleans.Runtime.PersistentStateAttribute)))
            .Select(parameter => parameter.ParameterType.GenericTypeArguments[0]);
        foreach (var state in states)
        {
            WalkState(state, grain.Name);
        }
    }

    private void WalkState(Type state, string place)
    {
        Walk(state, place);
        if (state is { IsSealed: true } && state.GetConstructor(Type.EmptyTypes) is not null && IsRecord(state))
        {
            WalkDefaults(state);
        }
        else
        {
            _faults.Add($"{state}: a state is a sealed record with a public parameterless constructor");
        }
    }

    // A record that was never written is what the constructor makes: members that may not be null must not be, arrays must be usable.
    private void WalkDefaults(Type state)
    {
        var fresh = Activator.CreateInstance(state);
        var nullability = new NullabilityInfoContext();
        foreach (var property in Members(state))
        {
            var value = property.GetValue(fresh);
            var mayBeNull = nullability.Create(property).ReadState == NullabilityState.Nullable;
            var isDefaultArray = value is not null && value.GetType() is { IsGenericType: true } type
                && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
                && value.Equals(Activator.CreateInstance(type));
            if ((value is null && !mayBeNull) || isDefaultArray)
            {
                _faults.Add($"{state.Name}.{property.Name}: has no valid default");
            }
        }
    }

    private void Walk(Type type, string place)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (Plain.Contains(bare) || bare.IsEnum)
        {
            return;
        }

        if (bare.IsGenericType && Collections.Contains(bare.GetGenericTypeDefinition()))
        {
            foreach (var element in bare.GenericTypeArguments)
            {
                Walk(element, place);
            }
        }
        else if (bare.IsArray || bare.Namespace?.StartsWith("System", StringComparison.Ordinal) == true)
        {
            _faults.Add($"{place}: {bare} is not immutable");
        }
        else if (_seen.Add(bare))
        {
            WalkRecord(bare, place);
        }
    }

    private void WalkRecord(Type type, string place)
    {
        if (type.IsGenericType)
        {
            foreach (var argument in type.GenericTypeArguments)
            {
                Walk(argument, place);
            }
        }

        if (!IsRecord(type))
        {
            _faults.Add($"{place}: {type} is no record");
        }

        if (!type.IsDefined(typeof(Orleans.GenerateSerializerAttribute), inherit: false))
        {
            _faults.Add($"{type}: lacks [GenerateSerializer]");
        }

        RequireAlias(type);
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType))
        {
            Walk(parent, place);
        }

        foreach (var derived in type.Assembly.GetTypes().Where(candidate => candidate.BaseType == type))
        {
            Walk(derived, place);
        }

        if (type is { IsClass: true, IsSealed: false, IsAbstract: false })
        {
            _faults.Add($"{type}: is neither sealed nor abstract");
        }

        WalkMembers(type);
    }

    private void WalkMembers(Type type)
    {
        var ids = new HashSet<uint>();
        foreach (var property in Members(type))
        {
            var place = $"{type.Name}.{property.Name}";
            if (property.GetCustomAttribute<Orleans.IdAttribute>() is not { } id || !ids.Add(id.Id))
            {
                _faults.Add($"{place}: needs an [Id] of its own");
            }

            if (property.SetMethod is { } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit)))
            {
                _faults.Add($"{place}: can be changed");
            }

            Walk(property.PropertyType, place);
        }

        var fields = type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);
        foreach (var field in fields.Where(field => !field.Name.StartsWith('<')))
        {
            _faults.Add($"{type.Name}.{field.Name}: is a field; a record that travels has properties only");
        }
    }

    // Those that hold something: computed ones have no field behind them and need no id.
    private static IEnumerable<PropertyInfo> Members(Type type) => type
        .GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        .Where(property => type.GetField($"<{property.Name}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic) is not null);

    private static bool IsRecord(Type type) => type.IsValueType
        ? type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null
        : type.GetMethod("<Clone>$") is not null;

    private void RequireAlias(Type type)
    {
        var alias = type.GetCustomAttribute<Orleans.AliasAttribute>(inherit: false)?.Alias;
        if (alias is null)
        {
            _faults.Add($"{type}: lacks [Alias]");
        }
        else if (!_aliases.TryAdd(alias, type) && _aliases[alias] != type)
        {
            _faults.Add($"{type}: shares the alias '{alias}' with {_aliases[alias]}");
        }
    }
}
