namespace Platform.Grains.Tests.Hosting;

/// <summary>A record read and written without its grain.</summary>
internal sealed class RawRecord<T> : IGrainState<T>
{
    public T? State { get; set; }

    public string? ETag { get; set; }

    public bool RecordExists { get; set; }
}
