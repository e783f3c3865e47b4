using Platform.Grains.Links;

namespace Platform.Ceiling;

/// <summary>What a status looks like: the same members, as long as those of a linked user.</summary>
internal static class StatusOfNobody
{
    /// <summary>The link of everybody.</summary>
    public static LinkSnapshot Link { get; } = new()
    {
        Exists = true,
        Status = LinkStatus.Linked,
        Action = LinkAction.Unlink,
        Stage = "live",
        LinkedAt = DateTimeOffset.UnixEpoch.AddYears(50).AddTicks(1_234_567),
        VerifiedAt = DateTimeOffset.UnixEpoch.AddYears(50).AddTicks(7_654_321),
        Source = EvidenceSource.Amazon,
    };
}
