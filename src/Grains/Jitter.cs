namespace Platform.Grains;

/// <summary>Chance that nobody gains from guessing: it keeps those who wait for the same thing from coming back at the same moment.</summary>
internal static class Jitter
{
    /// <summary>A part of this time, between the two factors.</summary>
    public static TimeSpan Between(this TimeSpan time, double least, double most) => time * (least + (Random.Shared.NextDouble() * (most - least)));
}
