namespace Platform.Engine.Embedded.State;

/// <summary>What a storage sees of a record.</summary>
internal sealed class GrainState<T> : IGrainState<T>
{
    public T? State { get; set; }

    public string? ETag { get; set; }

    public bool RecordExists { get; set; }
}
