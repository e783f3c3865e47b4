namespace Platform.AmazonSimulator.Contract;

/// <summary>How far the simulator's time moves.</summary>
/// <param name="AdvanceSeconds">Seconds; negative moves it back. At most ten years in all.</param>
public sealed record ClockAdvance(double AdvanceSeconds);
