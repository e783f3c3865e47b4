namespace Platform.Grains.Skills;

/// <summary>
/// Shares out a skill's budget to the nodes that ask. A node keeps its share for five seconds; one that comes gets what is left over until the others
/// ask again, so that all together never have more than there is.
/// </summary>
internal sealed class CareShares
{
    private static readonly TimeSpan Term = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, (double PerSecond, DateTimeOffset Until)> _leases = [];

    /// <summary>Leases a share.</summary>
    /// <param name="node">Who asks.</param>
    /// <param name="perSecond">The whole budget.</param>
    /// <param name="now">The time.</param>
    public CareLease Lease(string node, double perSecond, DateTimeOffset now)
    {
        _leases.Remove(node);

        // A node whose share has just run out is about to ask again, so its part is left to it.
        foreach (var gone in _leases.Where(lease => lease.Value.Until + Term <= now).Select(lease => lease.Key).ToList())
        {
            _leases.Remove(gone);
        }

        // What rounding leaves over is nothing.
        var left = perSecond - _leases.Values.Where(lease => lease.Until > now).Sum(lease => lease.PerSecond);
        var share = left < perSecond / 1_000 ? 0 : Math.Min(perSecond / (_leases.Count + 1), left);
        _leases[node] = (share, now + Term);
        return new CareLease(share, Term);
    }
}
