using Platform.Grains.Ids;
using Platform.Vault;

namespace Platform.Grains.Links.CallOuts;

/// <summary>What a partner's authorization server is asked: a code for one enablement call.</summary>
/// <param name="MessageId">Names the question; the same where it is asked again because no code came.</param>
/// <param name="Url">Whom to ask.</param>
/// <param name="Secrets">What signs it: the secret in force, and during a change the one before it.</param>
/// <param name="Skill">The skill to be linked.</param>
/// <param name="User">The partner's user.</param>
/// <param name="RedirectUri">The redirect URI that Alexa will present with the code.</param>
internal sealed record CallOutQuestion(
    string MessageId, string Url, IReadOnlyList<Secret> Secrets, SkillId Skill, UserId User, string RedirectUri);
