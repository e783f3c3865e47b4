using System.Collections.Immutable;

namespace Platform.Contract.Tests.Types;

/// <summary>Types with faults, each of one kind, for the walker to find. No engine uses them: their interface has no grain.</summary>
public static class Samples
{
    public sealed record NoSerializer([property: Id(0)] int Value);

    [Alias("Samples.NoId")]
    public sealed record NoId(int Value);

    public sealed class NoRecord;

    [Alias("Samples.Settable")]
    public sealed record Settable
    {
        [Id(0)]
        public int Value { get; set; }
    }

    [Alias("Samples.Holder")]
    public sealed record Holder([property: Id(0)] ImmutableArray<NoRecord> Inner);

    public sealed record BadState([property: Id(0)] int Value);

    public sealed record EmptyState
    {
        public ImmutableArray<int> Values { get; init; }

        public string Name { get; init; } = null!;

        public string? Optional { get; init; }
    }
}
