namespace Platform.Fuzz.Run.Sending;

/// <summary>What became of a request.</summary>
/// <param name="Ending">How it ended.</param>
/// <param name="Answer">The answer, where there is one.</param>
/// <param name="Took">From sending it to its end.</param>
internal sealed record Outcome(Ending Ending, RawAnswer? Answer, TimeSpan Took);
