namespace Platform.Contract.Tests.Hosting;

/// <summary>What a test wants of its host.</summary>
public sealed record ContractOptions
{
    public string Folder { get; init; } = Directory.CreateTempSubdirectory("contract-").FullName;

    /// <summary>Time of grains, reminders and idle activations; null for real time.</summary>
    public ManualClock? Clock { get; init; }

    public Dictionary<string, string?> Settings { get; init; } = [];

    public Action<IServiceCollection>? Configure { get; init; }
}
