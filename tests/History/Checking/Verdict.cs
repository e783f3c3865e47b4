namespace Platform.History.Checking;

/// <summary>What a history proves.</summary>
internal sealed record Verdict
{
    /// <summary>The faults, in the order of the rules.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Refresh tokens sent to Amazon.</summary>
    public required int Refreshes { get; init; }

    /// <summary>How many of those were sent again, since no answer to the time before was stored.</summary>
    public required int Resumed { get; init; }

    /// <summary>Pairs that Amazon gave for a refresh token and that never reached the storage.</summary>
    public required int UnreceivedRefreshes { get; init; }

    /// <summary>Pairs that Amazon gave for a code and that never reached the storage.</summary>
    public required int UnreceivedCodes { get; init; }

    /// <summary>Times that a link ended since strict rotation had made an unreceived answer final.</summary>
    public required int EndedUnreceived { get; init; }

    /// <summary>How many faults of this kind there are.</summary>
    public int Count(Fault fault) => Findings.Count(finding => finding.Fault == fault);
}
