namespace Orleans.Core;

/// <summary>One stored record of a grain. Used from the grain's own turns only.</summary>
public interface IStorage
{
    /// <summary>Version of the record as last read or written; null where there is none.</summary>
    string? Etag { get; }

    /// <summary>Whether the record was there at the last read or write.</summary>
    bool RecordExists { get; }

    /// <summary>Erases the record; state is then a fresh one.</summary>
    /// <exception cref="Storage.InconsistentStateException">Somebody else wrote meanwhile.</exception>
    Task ClearStateAsync(CancellationToken cancellationToken = default);

    /// <summary>Writes the record; it is durable when this returns.</summary>
    /// <exception cref="Storage.InconsistentStateException">Somebody else wrote meanwhile; nothing was changed.</exception>
    /// <exception cref="Runtime.OrleansException">The store failed: whether it was written is unknown.</exception>
    Task WriteStateAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads the record again.</summary>
    Task ReadStateAsync(CancellationToken cancellationToken = default);
}
