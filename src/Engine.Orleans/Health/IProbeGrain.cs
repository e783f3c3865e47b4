namespace Platform.Engine.Orleans.Health;

/// <summary>Proves that calls reach a silo and that its storage takes writes; key: the process that asks.</summary>
[Alias("IProbeGrain")]
public interface IProbeGrain : IGrainWithStringKey
{
    /// <summary>Writes a small record.</summary>
    [Alias("Write"), ResponseTimeout("00:00:05")]
    Task Write();
}
