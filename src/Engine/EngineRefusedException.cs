namespace Platform.Engine;

/// <summary>The engine cannot run as its settings ask. The message is for the operator: it names the setting and never repeats a secret.</summary>
/// <param name="message">What is wrong and what to do.</param>
public sealed class EngineRefusedException(string message) : NotSupportedException(message);
