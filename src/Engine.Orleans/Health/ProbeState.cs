namespace Platform.Engine.Orleans.Health;

/// <summary>What the probe writes.</summary>
[GenerateSerializer, Alias("ProbeState")]
public sealed record ProbeState
{
    /// <summary>How often it has written.</summary>
    [Id(0)] public long Count { get; init; }
}
