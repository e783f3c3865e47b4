namespace Platform.Engine;

/// <summary>Lists the keys of stored grains, for jobs that walk all grains of a kind.</summary>
public interface IGrainKeys
{
    /// <summary>
    /// The keys of all grains of a type that have a stored record when the listing comes to them, each once. A record written or
    /// cleared meanwhile may be seen or not.
    /// </summary>
    /// <param name="grainType">Name of the grain type by Orleans' convention: class name in lower case without a trailing "grain".</param>
    /// <param name="prefix">Only keys that start with these characters, compared by code point; "" for all.</param>
    /// <param name="after">Only keys behind this one, to go on where an earlier listing ended; null for the beginning.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>Keys in ordinal order of their UTF-8 bytes.</returns>
    IAsyncEnumerable<string> List(string grainType, string prefix, string? after, CancellationToken cancellationToken);
}
