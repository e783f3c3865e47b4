namespace Platform.Engine.Embedded.Calls;

/// <summary>Makes references; the same for grains and for code outside them.</summary>
internal sealed class GrainFactory(GrainClasses classes, Catalog catalog, IServiceProvider services) : IClusterClient
{
    public IServiceProvider ServiceProvider => services;

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey)
        where TGrainInterface : IGrainWithStringKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(primaryKey);
        return GrainReference.To<TGrainInterface>(GrainId.Create(classes.ByInterface(typeof(TGrainInterface)).Name, primaryKey), catalog);
    }
}
