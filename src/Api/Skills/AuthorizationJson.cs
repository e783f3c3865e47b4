using System.Text.Json.Serialization;
using Platform.Api.Skills.Rules;
using Platform.Grains.Skills;

namespace Platform.Api.Skills;

/// <summary>Who mints the user's authorization code.</summary>
/// <param name="Mode"><c>builtin</c> or <c>supplied</c>.</param>
/// <param name="ClientId">Mode <c>builtin</c>: what Alexa presents to the token endpoint; left out otherwise.</param>
/// <param name="ClientSecret">Mode <c>builtin</c>: always <c>set</c>; left out otherwise.</param>
internal sealed record AuthorizationJson(
    string Mode,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ClientId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ClientSecret)
{
    /// <summary>The settings as JSON has them.</summary>
    public static AuthorizationJson Of(AuthorizationSettings settings) =>
        new(settings.Mode, settings.ClientId, settings.Secret is null ? null : SkillRules.Kept);
}
