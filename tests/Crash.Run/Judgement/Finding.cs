namespace Platform.Crash.Run.Judgement;

/// <summary>A fault that was found, in words.</summary>
internal sealed record Finding(Fault Fault, string Text);
