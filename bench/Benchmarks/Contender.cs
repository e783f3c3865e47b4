using Platform.Load.Measuring;

namespace Platform.Benchmarks;

/// <summary>Something that is measured beside others.</summary>
/// <param name="Name">What its rounds are found under.</param>
/// <param name="Measure">Measures it once; told the round, from 0.</param>
internal sealed record Contender(string Name, Func<int, Task<LoadReport>> Measure);
