namespace Platform.History.Checking;

/// <summary>What must never be (design.md 4).</summary>
internal enum Fault
{
    /// <summary>A pair that was stored and is unusable or overwritten through our doing.</summary>
    Lost,

    /// <summary>
    /// A code redeemed twice, or a refresh token presented by any other than the resume of a refresh whose answer never arrived.
    /// </summary>
    SpentTwice,

    /// <summary>A pair used, or a link told to stand, after it had ended.</summary>
    ServedAfterUnlink,
}
