namespace Orleans;

/// <summary>Makes references to grains.</summary>
public interface IGrainFactory
{
    /// <summary>A reference to a grain. Nothing is called or activated by this.</summary>
    /// <typeparam name="TGrainInterface">Interface of exactly one grain class.</typeparam>
    /// <param name="primaryKey">The grain's key; not empty, not only white space.</param>
    /// <exception cref="ArgumentException">The key is blank, or not exactly one grain class implements the interface.</exception>
    TGrainInterface GetGrain<TGrainInterface>(string primaryKey)
        where TGrainInterface : IGrainWithStringKey;
}
