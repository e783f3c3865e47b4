namespace Platform.Contract.Tests.Grains;

/// <summary>An exception of our own that travels.</summary>
[GenerateSerializer]
[Alias("Contract.PassingException")]
public sealed class PassingException(string message) : Exception(message);
