namespace Platform.Contract.Tests.Grains;

/// <summary>An exception without a serializer.</summary>
public sealed class HomelessException(string message) : Exception(message);
