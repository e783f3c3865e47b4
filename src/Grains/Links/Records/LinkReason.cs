namespace Platform.Grains.Links.Records;

/// <summary>What ended a link or failed last.</summary>
/// <param name="Code">The code.</param>
/// <param name="IsFailure">True for a failed attempt, whose message the user should see; false for an end.</param>
[GenerateSerializer, Immutable, Alias("LinkReason")]
public sealed record LinkReason([property: Id(0)] string Code, [property: Id(1)] bool IsFailure);
