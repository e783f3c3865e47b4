using Platform.Benchmarks.Results;

namespace Platform.Benchmarks.Workloads;

/// <summary>Something that is measured: one or several of W1 to W12 (bench/README.md).</summary>
internal interface IWorkload
{
    /// <summary>The ids that it answers to.</summary>
    IReadOnlyList<string> Ids { get; }

    /// <summary>Measures it.</summary>
    Task<IReadOnlyList<Finding>> Run(Bench bench);
}
