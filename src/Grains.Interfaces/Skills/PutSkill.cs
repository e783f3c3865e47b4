using Platform.Grains.Ids;
using Platform.Grains.Vault;

namespace Platform.Grains.Skills;

/// <summary>
/// Creates or replaces a skill's set-up. The sealed secrets travel beside the settings; null keeps the one that stands.
/// The secrets inside <see cref="Settings"/> are ignored.
/// </summary>
[GenerateSerializer, Immutable, Alias("PutSkill")]
public sealed record PutSkill
{
    /// <summary>The partner whose API key was presented.</summary>
    [Id(0)] public required PartnerId Caller { get; init; }

    /// <summary>The new set-up.</summary>
    [Id(1)] public required SkillSettings Settings { get; init; }

    /// <summary>The Alexa client secret, sealed for <c>Secrets.ClientSecret</c>, or null to keep it.</summary>
    [Id(2)] public SealedSecret? ClientSecret { get; init; }

    /// <summary>The secret of <c>authorization</c>, sealed for <c>Secrets.AuthorizationSecret</c>, or null to keep it.</summary>
    [Id(3)] public SealedSecret? AuthorizationSecret { get; init; }

    /// <summary>The webhook's secret, sealed for <c>Secrets.WebhookSecret</c>, or null to keep it.</summary>
    [Id(4)] public SealedSecret? WebhookSecret { get; init; }

    /// <summary>The version that the caller has seen (<c>If-Match</c>), or null.</summary>
    [Id(5)] public long? ExpectedVersion { get; init; }
}
