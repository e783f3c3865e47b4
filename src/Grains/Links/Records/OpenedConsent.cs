using System.Text.Json.Serialization;
using Platform.Amazon;
using Platform.Grains.Vault;

namespace Platform.Grains.Links.Records;

/// <summary>An open consent. It keeps the stage, client and redirect that it was made with (api.md 4).</summary>
[GenerateSerializer, Immutable, Alias("OpenedConsent")]
public sealed record OpenedConsent
{
    /// <summary>The hash that names its state.</summary>
    [Id(0)] public string StateId { get; init; } = "";

    /// <summary>When it was opened.</summary>
    [Id(1)] public DateTimeOffset OpenedAt { get; init; }

    /// <summary>When its state stops being accepted.</summary>
    [Id(2)] public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The skill stage.</summary>
    [Id(3)] public string Stage { get; init; } = "";

    /// <summary>The Alexa client id.</summary>
    [Id(4)] public string ClientId { get; init; } = "";

    /// <summary>The redirect URI.</summary>
    [Id(5)] public string RedirectUri { get; init; } = "";

    /// <summary>The sealed PKCE verifier, or null where the URLs carry no challenge.</summary>
    [Id(6)] public SealedSecret? Verifier { get; init; }

    /// <summary>What the partner calls the account.</summary>
    [Id(7)] public string? AccountLabel { get; init; }

    /// <summary>The newest code that came with this state and could not be sent, as a hash; see <see cref="IsClaimed"/>.</summary>
    [Id(8)] public string? CodeHash { get; init; }

    /// <summary>When that code reached the platform.</summary>
    [Id(9)] public DateTimeOffset? CodeReceivedAt { get; init; }

    /// <summary>Why that code could not be sent.</summary>
    [Id(10)] public string? Failure { get; init; }

    /// <summary>Before when it is not sent again, because Amazon asked for that (<c>Retry-After</c>); null where it did not.</summary>
    [Id(11)] public DateTimeOffset? RetryAt { get; init; }

    /// <summary>Until when the state, or the code that has claimed it, is accepted.</summary>
    [JsonIgnore]
    public DateTimeOffset AcceptedUntil => IsClaimed ? CodeReceivedAt!.Value + LinkLimits.CodeLifetime : ExpiresAt;

    /// <summary>True where no other code may come. One that met a breaker has claimed nothing: the state is as good as before (api.md 7).</summary>
    [JsonIgnore]
    public bool IsClaimed => CodeHash is not null && Failure != ErrorCodes.SkillCredentials;
}
