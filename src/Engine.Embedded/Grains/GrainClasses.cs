namespace Platform.Engine.Embedded.Grains;

/// <summary>All grain classes of the program.</summary>
internal sealed class GrainClasses
{
    private readonly Dictionary<string, GrainClass> _byName = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Type, GrainClass> _byInterface = new();

    /// <exception cref="InvalidOperationException">Two classes have one name, or one cannot be made.</exception>
    public GrainClasses(IEnumerable<Type> types)
    {
        foreach (var grainClass in types.Select(type => new GrainClass(type)))
        {
            if (!_byName.TryAdd(grainClass.Name, grainClass))
            {
                throw new InvalidOperationException(
                    $"The grain classes {_byName[grainClass.Name].Type} and {grainClass.Type} have one name, '{grainClass.Name}'.");
            }
        }
    }

    public int Count => _byName.Count;

    /// <exception cref="ArgumentException">There is no such class, or not any more.</exception>
    public GrainClass ByName(string name) => _byName.TryGetValue(name, out var found)
        ? found
        : throw new ArgumentException($"Could not find a grain class named '{name}'.");

    /// <exception cref="ArgumentException">Not exactly one class implements the interface.</exception>
    public GrainClass ByInterface(Type grainInterface) => _byInterface.GetOrAdd(grainInterface, static (type, self) => self.Find(type), this);

    private GrainClass Find(Type grainInterface)
    {
        var matches = _byName.Values.Where(candidate => candidate.Type.IsAssignableTo(grainInterface)).ToList();
        return matches switch
        {
            [var only] => only,
            [] => throw new ArgumentException($"Could not find an implementation for interface {grainInterface}."),
            _ => throw new ArgumentException(
                $"Several grain classes implement {grainInterface}: {string.Join(", ", matches.Select(match => match.Type))}."),
        };
    }
}
