namespace Platform.AmazonSimulator.Contract;

/// <summary>That the simulator serves, and where.</summary>
/// <param name="Status">Always <c>ok</c>.</param>
/// <param name="Hosts">The bare <c>host:port</c> of each region.</param>
/// <param name="Now">The simulator's time.</param>
public sealed record HealthReport(string Status, IReadOnlyDictionary<Region, string> Hosts, DateTimeOffset Now);
