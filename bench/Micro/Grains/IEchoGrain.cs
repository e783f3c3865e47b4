using Orleans.Concurrency;

namespace Platform.Micro.Grains;

/// <summary>A grain that does nothing, so that a call to it is the call alone.</summary>
[Alias("Micro.IEchoGrain")]
internal interface IEchoGrain : IGrainWithStringKey
{
    /// <summary>Answers what it is told, in a turn of its own.</summary>
    [Alias("Echo")]
    Task<int> Echo(int value);

    /// <summary>The same, between the awaits of other calls.</summary>
    [Alias("EchoInterleaved"), AlwaysInterleave]
    Task<int> EchoInterleaved(int value);
}
