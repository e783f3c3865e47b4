namespace Platform.Grains.Vault;

/// <summary>What a grain answers that was asked to seal its secrets again.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="Changed">How many secrets were sealed again.</param>
[GenerateSerializer, Immutable, Alias("ResealReply")]
public sealed record ResealReply([property: Id(0)] ResealOutcome Outcome, [property: Id(1)] int Changed)
{
    /// <summary>There was nothing to do.</summary>
    public static ResealReply Nothing { get; } = new(ResealOutcome.Sealed, 0);

    /// <summary>Nothing was done; ask again.</summary>
    public static ResealReply NotYet { get; } = new(ResealOutcome.NotYet, 0);
}
