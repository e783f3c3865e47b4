namespace Platform.AmazonSimulator.Contract;

/// <summary>A person with an Amazon account.</summary>
public sealed record SimulatedUser
{
    /// <summary>The name by which pages and the control API call the person; in a PUT the path says it.</summary>
    public string Name { get; init; } = "";

    /// <summary>Where the account is registered.</summary>
    public required Region Region { get; init; }
}
