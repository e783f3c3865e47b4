namespace Platform.Contract.Tests.Grains;

/// <summary>An interface without a grain.</summary>
[Alias("Contract.INobodyGrain")]
public interface INobodyGrain : IGrainWithStringKey;
