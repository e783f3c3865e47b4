namespace Platform.Grains.Links;

/// <summary>An error as data: a code of the catalogue (api.md 7) and what differs from its row.</summary>
/// <param name="Code">The code.</param>
/// <param name="Restart">Overrides the row's <c>restart</c>; null keeps it.</param>
/// <param name="RetryAfter">When to try again, where known.</param>
[GenerateSerializer, Immutable, Alias("Refusal")]
public sealed record Refusal(
    [property: Id(0)] string Code,
    [property: Id(1)] bool? Restart = null,
    [property: Id(2)] TimeSpan? RetryAfter = null);
