namespace Platform.Grains.Authorization;

/// <summary>A refresh token, as a hash.</summary>
/// <param name="Hash">Its hash.</param>
/// <param name="GoodUntil">Null while it is in force; once rotated, how long it still works.</param>
/// <param name="DataKey">The vault's key under which it was given out: without that key it can never come back. Null where it was not
/// noted.</param>
[GenerateSerializer, Immutable, Alias("RefreshToken")]
public sealed record RefreshToken(
    [property: Id(0)] string Hash,
    [property: Id(1)] DateTimeOffset? GoodUntil,
    [property: Id(2)] uint? DataKey = null);
