using System.ComponentModel.DataAnnotations;
using Platform.Api.Http;
using Platform.Api.Skills.Rules;

namespace Platform.Api.Links;

/// <summary>Asks for a consent; everything may be left out.</summary>
internal sealed record ConsentRequest : IJsonRequest<ConsentRequest>
{
    /// <inheritdoc/>
    public static ConsentRequest? WhenLeftOut => new();

    /// <summary>One of the skill's redirect URIs; left out: the first.</summary>
    public string? RedirectUri { get; init; }

    /// <summary><c>development</c> or <c>live</c>; left out: the skill's.</summary>
    [AllowedValues("development", "live")]
    public string? Stage { get; init; }

    /// <summary>What the partner calls the account that will be linked, 1 to 200 characters, for hosted pages.</summary>
    public string? AccountLabel { get; init; }

    /// <inheritdoc/>
    public void Check(MemberCheck check)
    {
        check.That("stage", Stage is null || SkillRules.IsStage(Stage), SkillRules.StageRule);
        check.That("accountLabel", AccountLabel is null || Text.IsName(AccountLabel), Text.NameRule);
    }
}
