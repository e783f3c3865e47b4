using Platform.Amazon;
using Platform.Api.Auth;
using Platform.Api.Jobs;
using Platform.Engine;
using Platform.Grains;
using Platform.Grains.Ids;
using Platform.Grains.Links;

namespace Platform.Api.Skills;

/// <summary>
/// Deletes a skill (api.md 3). The intent to abandon its links is durable before the set-up is gone, so that a restart in the middle leaves no
/// pair behind; the walk over the links is <see cref="AbandonLinks"/>'s.
/// </summary>
internal sealed class SkillDeleting(
    IGrainFactory grains,
    IGrainKeys keys,
    OwnedSkills skills,
    AbandonQueue queue,
    [FromKeyedServices(PlatformTime.Key)] TimeProvider clock)
{
    private const string GrainType = "link";
    private const int AtOnce = 16;

    /// <summary>Deletes the caller's skill. Answers a problem's code, or whether there were links to abandon.</summary>
    public async Task<(string? Problem, bool HadLinks)> Delete(Caller caller, SkillId skill, bool abandonLinks, CancellationToken cancellationToken)
    {
        if (await skills.FindFresh(caller, skill) is null)
        {
            return (ErrorCodes.SkillUnknown, false);
        }

        var hadLinks = await Any(caller, skill, cancellationToken);
        if (hadLinks && !abandonLinks && await AnyInUse(caller, skill, cancellationToken))
        {
            return (ErrorCodes.SkillHasLinks, true);
        }

        var deletedAt = await Carry(caller, skill);

        // Nothing to walk over: then the partner is free of the skill at once, and may be deleted itself.
        if (!hadLinks && !await Any(caller, skill, cancellationToken))
        {
            await grains.Partner(caller.Partner).EndAbandon(skill, deletedAt);
        }

        queue.Add(caller.Partner);
        return (null, hadLinks);
    }

    private async Task<DateTimeOffset> Carry(Caller caller, SkillId skill)
    {
        var partner = grains.Partner(caller.Partner);
        var intended = clock.GetUtcNow();
        await partner.BeginAbandon(skill, intended);
        var deletedAt = await grains.Skill(skill).Delete(caller.Partner);

        // A consent opened between the two is from before the deletion as well, so the later time is the one to go by.
        if (deletedAt is { } at)
        {
            await partner.BeginAbandon(skill, at);
        }

        await partner.DisownSkill(skill);
        await skills.FindFresh(caller, skill);
        return deletedAt ?? intended;
    }

    private async Task<bool> Any(Caller caller, SkillId skill, CancellationToken cancellationToken)
    {
        await foreach (var _ in Links(caller, skill, cancellationToken))
        {
            return true;
        }

        return false;
    }

    private async Task<bool> AnyInUse(Caller caller, SkillId skill, CancellationToken cancellationToken)
    {
        var asked = new List<Task<LinkSnapshot>>(AtOnce);
        await foreach (var key in Links(caller, skill, cancellationToken))
        {
            asked.Add(grains.Link(LinkKey.Parse(key)).Snapshot(caller.Partner));
            if (asked.Count == AtOnce)
            {
                if ((await Task.WhenAll(asked)).Any(InUse))
                {
                    return true;
                }

                asked.Clear();
            }
        }

        return (await Task.WhenAll(asked)).Any(InUse);
    }

    private IAsyncEnumerable<string> Links(Caller caller, SkillId skill, CancellationToken cancellationToken) =>
        keys.List(GrainType, LinkKey.Prefix(caller.Partner, skill), null, cancellationToken);

    private static bool InUse(LinkSnapshot link) => link.Status is LinkStatus.Linked or LinkStatus.Linking or LinkStatus.Unlinking;
}
