namespace Platform.AmazonSimulator.Contract;

/// <summary>That the simulator serves, and where.</summary>
/// <param name="Status">Always <c>ok</c>.</param>
/// <param name="Hosts">The bare <c>host:port</c> of each region.</param>
/// <param name="Now">The simulator's time.</param>
/// <param name="UnderWay">Calls that have arrived and whose effect is still to come, such as one that a fault holds back.</param>
public sealed record HealthReport(string Status, IReadOnlyDictionary<Region, string> Hosts, DateTimeOffset Now, int UnderWay);
