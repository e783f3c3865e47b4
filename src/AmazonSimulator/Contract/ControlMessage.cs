namespace Platform.AmazonSimulator.Contract;

/// <summary>The control API's refusal.</summary>
/// <param name="Error">A word for programs.</param>
/// <param name="Message">A sentence for people.</param>
public sealed record ControlMessage(string Error, string Message);
