namespace Platform.Engine;

/// <summary>What a token bucket answers.</summary>
/// <param name="Taken">Whether the tokens were taken.</param>
/// <param name="Left">Whole tokens that are in the bucket now.</param>
/// <param name="Next">How long until it has one more; where nothing was taken, until it has as many as were asked for.</param>
public readonly record struct RateWindow(bool Taken, int Left, TimeSpan Next);
