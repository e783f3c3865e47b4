namespace Platform.Contract.Tests.Grains;

[Alias("Contract.IContextGrain")]
public interface IContextGrain : IGrainWithStringKey
{
    /// <summary>What RequestContext holds under a key, at the end of a chain of so many calls.</summary>
    [Alias("Read")]
    Task<string?> Read(string name, int further);

    [Alias("Set")]
    Task Set(string name, string value);

    [Alias("Throw")]
    Task Throw(string kind);

    [Alias("ThrowThrough")]
    Task ThrowThrough(string other, string kind);

    [Alias("Key")]
    Task<string> Key();

    [Alias("Sum")]
    ValueTask<int> Sum(int left, int right);

    [Alias("Nothing")]
    ValueTask Nothing();
}
