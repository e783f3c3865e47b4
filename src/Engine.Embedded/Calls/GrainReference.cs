namespace Platform.Engine.Embedded.Calls;

/// <summary>A reference to one grain: the base of the proxies that implement grain interfaces.</summary>
internal class GrainReference : DispatchProxy, IAddressable
{
    private static readonly ConcurrentDictionary<Type, GrainReference> Made = new();

    public GrainId GrainId { get; private set; }

    public Catalog Catalog { get; private set; } = null!;

    public static T To<T>(GrainId grainId, Catalog catalog)
    {
        // Copied from one that is there: the framework takes many times as long to make one.
        var reference = (GrainReference)Made.GetOrAdd(typeof(T), static _ => (GrainReference)(object)Create<T, GrainReference>()!).MemberwiseClone();
        (reference.GrainId, reference.Catalog) = (grainId, catalog);
        return (T)(object)reference;
    }

    public override bool Equals(object? obj) => obj is GrainReference other && other.GrainId == GrainId;

    public override int GetHashCode() => GrainId.GetHashCode();

    public override string ToString() => GrainId.ToString();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        GrainMethod.Of(targetMethod!).Call(this, args ?? []);
}
