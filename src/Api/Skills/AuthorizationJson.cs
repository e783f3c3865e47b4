using System.Text.Json.Serialization;
using Platform.Api.Skills.Rules;
using Platform.Grains.Skills;

namespace Platform.Api.Skills;

/// <summary>Who mints the user's authorization code.</summary>
internal sealed record AuthorizationJson
{
    /// <summary><c>builtin</c>, <c>callout</c> or <c>supplied</c>.</summary>
    public required string Mode { get; init; }

    /// <summary>Mode <c>builtin</c>: what Alexa presents to the token endpoint; left out otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ClientId { get; init; }

    /// <summary>Mode <c>builtin</c>: always <c>set</c>; left out otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ClientSecret { get; init; }

    /// <summary>Mode <c>callout</c>: whom the platform asks for codes; left out otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Url { get; init; }

    /// <summary>Mode <c>callout</c>: always <c>set</c>; left out otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Secret { get; init; }

    /// <summary>The settings as JSON has them.</summary>
    public static AuthorizationJson Of(AuthorizationSettings settings)
    {
        var secret = settings.Secret is null ? null : SkillRules.Kept;
        var signs = settings.Mode == AuthorizationSettings.CallOut;
        return new AuthorizationJson
        {
            Mode = settings.Mode,
            ClientId = settings.ClientId,
            ClientSecret = signs ? null : secret,
            Url = settings.Url,
            Secret = signs ? secret : null,
        };
    }
}
