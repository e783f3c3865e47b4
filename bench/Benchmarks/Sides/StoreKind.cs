namespace Platform.Benchmarks.Sides;

/// <summary>A store as the seeder left it.</summary>
/// <param name="Links">How many links it has; all their access tokens have expired.</param>
/// <param name="Eager">Whether the side refreshes tokens by itself, as fast as the benchmark's budget lets it.</param>
internal sealed record StoreKind(int Links, bool Eager = false)
{
    /// <summary>Refreshes in any second that a side which refreshes by itself may make: 100,000 within a minute, and a little to spare.</summary>
    public const int RefreshesPerSecond = 1_800;

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Links}{(Eager ? "eager" : "")}");
}
