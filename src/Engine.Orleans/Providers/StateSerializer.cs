using System.Text.Json;
using Orleans.Storage;

namespace Platform.Engine.Orleans.Providers;

/// <summary>Grain state as System.Text.Json with the options that both engines share, so that records can move between them.</summary>
internal sealed class StateSerializer : IGrainStorageSerializer
{
    /// <inheritdoc/>
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, StateJson.Options));

    /// <inheritdoc/>
    public T? Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input, StateJson.Options);
}
