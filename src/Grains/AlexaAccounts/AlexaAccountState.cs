using System.Collections.Immutable;

namespace Platform.Grains.AlexaAccounts;

/// <summary>The record of who holds an Alexa account.</summary>
[GenerateSerializer, Alias("AlexaAccountState")]
public sealed record AlexaAccountState
{
    /// <summary>The schema of this record.</summary>
    [Id(0)] public int SchemaVersion { get; init; } = 1;

    /// <summary>The key of the link that holds the account, or null.</summary>
    [Id(1)] public string? Holder { get; init; }

    /// <summary>The attempt that claimed it.</summary>
    [Id(2)] public string HolderAttempt { get; init; } = "";

    /// <summary>Claims that were lost, oldest first: those that have still to be told, and the last ones that have been.</summary>
    [Id(3)] public ImmutableArray<LostClaim> Lost { get; init; } = [];
}
