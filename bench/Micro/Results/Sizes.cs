using System.Collections.Concurrent;

namespace Platform.Micro.Results;

/// <summary>How long what a benchmark makes is. Benchmarks note it while they are set up; <see cref="SizeColumn"/> shows it.</summary>
internal static class Sizes
{
    private static readonly ConcurrentDictionary<(Type, string), int> Known = new();

    /// <summary>Notes the length, in bytes of UTF-8 where it is text.</summary>
    public static void Note<TBenchmarks>(string benchmark, int bytes) => Known[(typeof(TBenchmarks), benchmark)] = bytes;

    /// <summary>The length in bytes; null for a benchmark that makes nothing of a length worth telling.</summary>
    public static int? Of(Type benchmarks, string benchmark) => Known.TryGetValue((benchmarks, benchmark), out var bytes) ? bytes : null;
}
