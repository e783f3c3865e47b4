using System.Reflection;
using BenchmarkDotNet.Attributes;
using Platform.Micro.Benchmarks;

namespace Platform.Bench.Tests;

/// <summary>The benchmarks of the pure parts do not rot.</summary>
public sealed class MicroTests
{
    private static readonly Assembly Micro = typeof(CallBenchmarks).Assembly;

    public static TheoryData<string> Classes =>
        [.. Micro.GetExportedTypes().Where(type => Marked<BenchmarkAttribute>(type).Any()).Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Classes))]
    public void Each_benchmark_runs_and_does_what_it_is_named_after(string name)
    {
        var type = Micro.GetExportedTypes().Single(type => type.Name == name);
        type.IsDefined(typeof(MemoryDiagnoserAttribute)).ShouldBeTrue();
        var benchmarks = Activator.CreateInstance(type)!;
        Call<GlobalSetupAttribute>(benchmarks);
        try
        {
            Call<BenchmarkAttribute>(benchmarks);
        }
        finally
        {
            Call<GlobalCleanupAttribute>(benchmarks);
        }
    }

    [Fact]
    public void The_benchmarks_are_seen() => Classes.Count.ShouldBeGreaterThanOrEqualTo(7, "or the runs above would have gone blind");

    // BenchmarkDotNet waits for no task of a set-up in its own process, so there must be none.
    private static void Call<TAttribute>(object benchmarks)
        where TAttribute : Attribute
    {
        foreach (var method in Marked<TAttribute>(benchmarks.GetType()))
        {
            var made = method.Invoke(benchmarks, BindingFlags.DoNotWrapExceptions, null, null, null);
            (method.ReturnType == typeof(void)).ShouldBe(made is null, method.Name);
            made.ShouldNotBeAssignableTo<Task>(method.Name);
        }
    }

    private static IEnumerable<MethodInfo> Marked<TAttribute>(Type type)
        where TAttribute : Attribute => type.GetMethods().Where(method => method.IsDefined(typeof(TAttribute)));
}
