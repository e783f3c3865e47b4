using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Platform.Grains.Vault;

namespace Platform.Grains.Links.Records;

/// <summary>The work of one callback: exchange, enablement, claim.</summary>
[GenerateSerializer, Immutable, Alias("LinkFlow")]
public sealed record LinkFlow
{
    /// <summary>The attempt, which is named by its state's hash.</summary>
    [Id(0)] public string Attempt { get; init; } = "";

    /// <summary>How far it is.</summary>
    [Id(1)] public FlowStep Step { get; init; }

    /// <summary>The consent that it came from.</summary>
    [Id(2)] public OpenedConsent Consent { get; init; } = new();

    /// <summary>The hash of Amazon's code.</summary>
    [Id(3)] public string CodeHash { get; init; } = "";

    /// <summary>Amazon's code, sealed; null once it has been exchanged.</summary>
    [Id(4)] public SealedSecret? Code { get; init; }

    /// <summary>When the code reached the platform; it is not sent more than 5 minutes later.</summary>
    [Id(5)] public DateTimeOffset CodeReceivedAt { get; init; }

    /// <summary>When the flow began; it ends 15 minutes later at the latest.</summary>
    [Id(6)] public DateTimeOffset StartedAt { get; init; }

    /// <summary>Since when it is at <see cref="Step"/>.</summary>
    [Id(7)] public DateTimeOffset StepSince { get; init; }

    /// <summary>True once the code has been sent again after a restart, which happens once.</summary>
    [Id(8)] public bool Resent { get; init; }

    /// <summary>The token pair, once exchanged.</summary>
    [Id(9)] public SealedPair? Pair { get; init; }

    /// <summary>The partner's code in mode <c>supplied</c>, sealed; null once it has been used.</summary>
    [Id(10)] public SealedSecret? AuthorizationCode { get; init; }

    /// <summary>The hash of the newest partner's code: the same one does not count as another.</summary>
    [Id(11)] public string? AuthorizationCodeHash { get; init; }

    /// <summary>The hosts still to be asked, from discovery.</summary>
    [Id(12)] public ImmutableArray<string> Hosts { get; init; } = [];

    /// <summary>The grant whose code is in the enablement call, in mode <c>builtin</c>.</summary>
    [Id(13)] public string? Grant { get; init; }

    /// <summary>True where an enablement call may have taken effect without a readable answer.</summary>
    [Id(14)] public bool MayBeEnabled { get; init; }

    /// <summary>The Alexa user id, once enabled.</summary>
    [Id(15)] public string? AlexaUserId { get; init; }

    /// <summary>Temporary failures so far.</summary>
    [Id(16)] public int Failures { get; init; }

    /// <summary>The code of the newest temporary failure.</summary>
    [Id(17)] public string? LastFailure { get; init; }

    /// <summary>When to try again.</summary>
    [Id(18)] public DateTimeOffset RetryAt { get; init; }

    /// <summary>Grants of earlier enablement calls that may have taken effect.</summary>
    [Id(19)] public ImmutableArray<string> EarlierGrants { get; init; } = [];

    /// <summary>When the flow ends at the latest.</summary>
    [JsonIgnore]
    public DateTimeOffset Deadline => StartedAt + LinkLimits.FlowLifetime;

    /// <summary>
    /// True while nothing of the flow is under way and what it waits for may not come for minutes: the partner's code, or better times at Amazon.
    /// Then a user who has come back with another consent is not made to wait for it.
    /// </summary>
    public bool GivesWay(DateTimeOffset now) =>
        Step == FlowStep.CodeNeeded
        || (Step is FlowStep.Exchanged or FlowStep.Enabling && Failures >= LinkLimits.PatientFailures && RetryAt > now);

    /// <summary>True while another code of the partner would let the flow go on.</summary>
    public bool AwaitsCode(DateTimeOffset now) => Step == FlowStep.CodeNeeded && now < StepSince + LinkLimits.CodeNeededLifetime;
}
