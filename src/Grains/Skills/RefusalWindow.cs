namespace Platform.Grains.Skills;

/// <summary>Refreshes of a skill over the last ten minutes, by the minute.</summary>
internal sealed class RefusalWindow
{
    private const int Minutes = 10;

    // A mass begins at 50 refusals that are over half of all (design.md 4); below that, each stands for itself.
    private const int Mass = 50;

    private readonly Queue<(long Minute, RefreshCount Count)> _counts = new();

    /// <summary>Adds what a node has counted, and answers the sum of the last ten minutes.</summary>
    public RefreshCount Add(RefreshCount count, DateTimeOffset now)
    {
        var minute = now.ToUnixTimeSeconds() / 60;
        _counts.Enqueue((minute, count));
        while (_counts.Peek().Minute <= minute - Minutes)
        {
            _counts.Dequeue();
        }

        if (_counts.Count > 2 * Minutes)
        {
            Merge();
        }

        return _counts.Aggregate(default(RefreshCount), (sum, known) => sum + known.Count);
    }

    /// <summary>True where so many are refused that it is no coincidence.</summary>
    public static bool IsMass(RefreshCount sum) => sum.Refused >= Mass && 2L * sum.Refused > sum.Total;

    /// <summary>True where enough refreshes have gone well again.</summary>
    public static bool IsOver(RefreshCount sum) => sum.Total >= Mass && 2L * sum.Refused <= sum.Total;

    private void Merge()
    {
        var merged = _counts.GroupBy(known => known.Minute, known => known.Count)
            .Select(minute => (minute.Key, minute.Aggregate(RefreshCount.Add)))
            .ToList();
        _counts.Clear();
        merged.ForEach(_counts.Enqueue);
    }
}
