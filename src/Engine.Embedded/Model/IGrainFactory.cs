namespace Orleans;

/// <summary>Makes references to grains.</summary>
public interface IGrainFactory
{
    /// <summary>A reference to a grain. Nothing is called or activated by this.</summary>
    /// <typeparam name="TGrainInterface">Interface of exactly one grain class, unless a class name prefix chooses.</typeparam>
    /// <param name="primaryKey">The grain's key; not empty, not only white space.</param>
    /// <param name="grainClassNamePrefix">Start of the full name of the grain class, where several implement the interface.</param>
    /// <exception cref="ArgumentException">The key is blank, or no grain class implements the interface.</exception>
    TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey;
}
