namespace Platform.Grains.Skills;

/// <summary>Who mints the user's authorization code for the partner's service (api.md 3).</summary>
[GenerateSerializer, Immutable, Alias("AuthorizationSettings")]
public sealed record AuthorizationSettings
{
    /// <summary>The mode in which the partner's own authorization server is asked for codes.</summary>
    public const string CallOut = "callout";

    /// <summary><c>builtin</c>, <c>callout</c> or <c>supplied</c>.</summary>
    [Id(0)] public string Mode { get; init; } = "";

    /// <summary>Mode <c>builtin</c>: the client id that Alexa presents to the token endpoint.</summary>
    [Id(1)] public string? ClientId { get; init; }

    /// <summary>Mode <c>builtin</c>: its secret. Mode <c>callout</c>: the signing secret.</summary>
    [Id(2)] public OverlappingSecret? Secret { get; init; }

    /// <summary>Mode <c>callout</c>: whom to ask.</summary>
    [Id(3)] public string? Url { get; init; }
}
