using System.Collections.Immutable;
using Platform.Grains.Links.Records;

namespace Platform.Grains.Links;

/// <summary>
/// The record of a link (design.md 4). Status is derived from it, never stored. It holds secrets only sealed, and states and codes only as hashes.
/// </summary>
[GenerateSerializer, Alias("LinkState")]
public sealed record LinkState
{
    /// <summary>The schema of this record.</summary>
    [Id(0)] public int SchemaVersion { get; init; } = 1;

    /// <summary>Raised by every successful link; what saw an older one cannot touch a newer.</summary>
    [Id(1)] public long Generation { get; init; }

    /// <summary>The version given to the newest token pair; part of what its ciphertexts are bound to.</summary>
    [Id(2)] public long PairVersion { get; init; }

    /// <summary>Open consents, oldest first; at most 5.</summary>
    [Id(3)] public ImmutableArray<OpenedConsent> Consents { get; init; } = [];

    /// <summary>States that were closed unspent (expired, evicted, void), kept to tell them from unknown ones.</summary>
    [Id(4)] public ImmutableArray<ClosedConsent> Closed { get; init; } = [];

    /// <summary>The callback being worked on, or null.</summary>
    [Id(5)] public LinkFlow? Flow { get; init; }

    /// <summary>How the last attempts ended; at most 8, kept 24 h.</summary>
    [Id(6)] public ImmutableArray<AttemptOutcome> Outcomes { get; init; } = [];

    /// <summary>The Alexa accounts linked, oldest first; at most 5.</summary>
    [Id(7)] public ImmutableArray<LinkedAccount> Accounts { get; init; } = [];

    /// <summary>Accounts to be disabled at Amazon before their pairs are erased.</summary>
    [Id(8)] public ImmutableArray<LeavingAccount> Leaving { get; init; } = [];

    /// <summary>The unlink under way, or null.</summary>
    [Id(9)] public Unlinking? Unlinking { get; init; }

    /// <summary>How the link ended, or null while it never did or stands again.</summary>
    [Id(10)] public LinkEnding? Ending { get; init; }

    /// <summary>What ended the link or failed last, or null.</summary>
    [Id(11)] public LinkReason? Reason { get; init; }

    /// <summary>The newest evidence, or null.</summary>
    [Id(12)] public Evidence? Evidence { get; init; }

    /// <summary>Grants of the built-in authorization server still to be revoked; <see cref="AllGrants"/> stands for every one.</summary>
    [Id(13)] public ImmutableArray<string> GrantsToRevoke { get; init; } = [];

    /// <summary>Accounts that ended by a refused refresh token and may yet be put back.</summary>
    [Id(14)] public ImmutableArray<AccountSetAside> SetAside { get; init; } = [];

    /// <summary>Stands for every grant in <see cref="GrantsToRevoke"/>.</summary>
    public const string AllGrants = "*";
}
