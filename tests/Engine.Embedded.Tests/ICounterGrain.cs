using Orleans.Concurrency;

namespace Platform.Engine.Embedded.Tests;

[Alias("Embedded.ICounterGrain")]
public interface ICounterGrain : IGrainWithStringKey
{
    [Alias("Get")]
    Task<int> Get();

    [Alias("Set")]
    Task Set(int count);

    [Alias("SetText")]
    Task SetText(string text);

    [Alias("Clear")]
    Task Clear();

    [Alias("Hold")]
    Task Hold(string gate);

    [Alias("Live")]
    [AlwaysInterleave]
    Task<int> Live();

    [Alias("Ambient")]
    Task<string?> Ambient();
}
