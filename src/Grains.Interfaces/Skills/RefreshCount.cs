namespace Platform.Grains.Skills;

/// <summary>Refreshes of a skill that Amazon has answered or should have.</summary>
/// <param name="Total">All of them.</param>
/// <param name="Refused">Those answered <c>invalid_grant</c>.</param>
[GenerateSerializer, Immutable, Alias("RefreshCount")]
public readonly record struct RefreshCount([property: Id(0)] int Total, [property: Id(1)] int Refused)
{
    /// <summary>Both together.</summary>
    public static RefreshCount operator +(RefreshCount one, RefreshCount other) => new(one.Total + other.Total, one.Refused + other.Refused);

    /// <summary>Both together.</summary>
    public static RefreshCount Add(RefreshCount left, RefreshCount right) => left + right;
}
