namespace Platform.Seeder;

/// <summary>All that is written for one seeded user.</summary>
/// <param name="Records">The records.</param>
/// <param name="Grain">The link.</param>
/// <param name="WakeAt">When its reminder is due first.</param>
internal sealed record SeededLink(IReadOnlyList<Row> Records, GrainId Grain, DateTime WakeAt);
