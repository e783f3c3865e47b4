namespace Platform.AmazonSimulator.Wire;

/// <summary>How an answer goes out.</summary>
/// <param name="Repeat">How often the body is sent.</param>
/// <param name="ByteDelay">Time between two bytes; zero sends all at once.</param>
/// <param name="CutInTheMiddle">Whether the connection is cut half-way through the body.</param>
internal sealed record AnswerPace(int Repeat, TimeSpan ByteDelay, bool CutInTheMiddle);
