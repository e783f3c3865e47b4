using Platform.AmazonSimulator.Contract;
using Platform.AmazonSimulator.Registry;
using Platform.AmazonSimulator.Tokens;
using Platform.AmazonSimulator.Wire;

namespace Platform.AmazonSimulator.Enablement;

/// <summary>Whether a token may touch a skill at a region's address (protocol.md 4.1, 4.4).</summary>
internal sealed class SkillAccess(ClientRegistry clients)
{
    public Answer? Check(TokenFamily family, SimulatedUser user, string skillId, Region region)
    {
        if (region != user.Region)
            return Answer.Refusal(403, "The user is not registered in this region", $"user of {user.Region} called {region}");
        if (!clients.KnowsSkill(skillId))
            return Answer.Refusal(404, "The skill does not exist");
        return family.SkillId == skillId ? null : Answer.Refusal(403, "The access token is not for this skill");
    }
}
