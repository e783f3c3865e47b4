namespace Platform.Contract.Tests.Hosting;

/// <summary>A record as a storage sees it, to write behind a grain's back.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class StoredRecord<T> : IGrainState<T>
{
    public T? State { get; set; }

    public string? ETag { get; set; }

    public bool RecordExists { get; set; }
}
