using System.Buffers.Text;
using System.Text;

namespace Platform.Grains.Ids;

/// <summary>An Alexa account as one skill sees it: <c>{skillId}/{base64url(Alexa user id)}</c> (design.md 4).</summary>
/// <param name="Skill">The skill.</param>
/// <param name="AlexaUserId">The skill-scoped Alexa user id (protocol.md 4.2).</param>
[GenerateSerializer, Immutable, Alias("AlexaAccountKey")]
public readonly record struct AlexaAccountKey([property: Id(0)] SkillId Skill, [property: Id(1)] string AlexaUserId)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Skill}/{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(AlexaUserId))}";
}
