using Platform.Vault;

namespace Platform.Amazon;

/// <summary>A skill event as Alexa sent it (protocol.md 5).</summary>
/// <param name="Type">What happened.</param>
/// <param name="RequestId">Alexa's id of the request, 1 to 256 characters. A repetition may carry another.</param>
/// <param name="UserId">The skill-scoped Alexa user id, 1 to 1,024 characters: the same as the enablement's <c>user.id</c>.</param>
/// <param name="At">When it happened, UTC: by this events are ordered, since they may come late and in any order.</param>
/// <param name="AccessToken">
/// Of <see cref="SkillEventType.SkillAccountLinked"/>: the access token that the partner's token server gave Alexa.
/// </param>
public sealed record SkillEvent(SkillEventType Type, string RequestId, string UserId, DateTimeOffset At, Secret? AccessToken);
