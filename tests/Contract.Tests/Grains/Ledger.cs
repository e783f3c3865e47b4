using System.Collections.Immutable;

namespace Platform.Contract.Tests.Grains;

/// <summary>A state type as grains have them: sealed, immutable, with valid defaults.</summary>
[GenerateSerializer]
[Alias("Contract.Ledger")]
public sealed record Ledger
{
    [Id(0)]
    public ImmutableArray<string> Entries { get; init; } = [];

    [Id(1)]
    public DayOfWeek Day { get; init; }

    [Id(2)]
    public ImmutableArray<byte> Seal { get; init; } = [];
}
