using System.Collections.Immutable;

namespace Platform.Contract.Tests.Grains;

/// <summary>What a ledger's grain says of its record.</summary>
[GenerateSerializer]
[Alias("Contract.StateView")]
[Immutable]
public sealed record StateView(
    [property: Id(0)] ImmutableArray<string> Entries,
    [property: Id(1)] bool RecordExists,
    [property: Id(2)] bool HasEtag,
    [property: Id(3)] Guid Activation);
