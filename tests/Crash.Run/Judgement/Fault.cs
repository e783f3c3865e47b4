namespace Platform.Crash.Run.Judgement;

/// <summary>What must never be (design.md 4, 7).</summary>
internal enum Fault
{
    /// <summary>No final state within the time, or one that the story cannot end in, or something left over in the database.</summary>
    Undefined,

    /// <summary>
    /// Amazon has the skill linked and the platform has not, or the other way round; or Alexa holds tokens of another user, or dead ones.
    /// </summary>
    Orphaned,

    /// <summary>A pair that was stored is unusable or overwritten through our doing.</summary>
    Lost,

    /// <summary>A code redeemed twice, or a refresh token presented by any other than the resume.</summary>
    SpentTwice,
}
