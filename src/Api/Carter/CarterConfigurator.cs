namespace Carter;

/// <summary>Lists the modules of a program.</summary>
public sealed class CarterConfigurator
{
    private readonly List<Type> _modules = [];

    internal IReadOnlyList<Type> Modules => _modules;

    /// <summary>Adds one module.</summary>
    public CarterConfigurator WithModule<TModule>()
        where TModule : ICarterModule
    {
        _modules.Add(typeof(TModule));
        return this;
    }
}
