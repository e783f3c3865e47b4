using Platform.Amazon;
using Platform.Api.Auth;
using Platform.Api.Http;
using Platform.Api.Skills;
using Platform.Grains;
using Platform.Grains.Ids;
using Platform.Grains.Links;
using Platform.Grains.Skills;

namespace Platform.Api.Links;

/// <summary>
/// A redirect with an error and no state, as Amazon sends it where it could not read the state (protocol.md 2). It is told as the outcome of
/// the user's newest open consent; nothing is spent.
/// </summary>
internal sealed class StatelessCallback(IGrainFactory grains, OwnedSkills owned)
{
    /// <summary>Answers such a callback.</summary>
    public async Task<IResult> Receive(Caller caller, UserId user, string error)
    {
        (Skill Skill, LinkKey Link)? newest = null;
        foreach (var id in (await grains.User(new UserKey(caller.Partner, user)).Skills()).Reverse())
        {
            var key = new LinkKey(caller.Partner, id, user);
            if (await owned.Find(caller, id) is not { } skill || await grains.Link(key).Snapshot(caller.Partner) is not { Exists: true } link)
            {
                continue;
            }

            newest ??= (skill, key);
            if (link.Status == LinkStatus.ConsentPending)
            {
                newest = (skill, key);
                break;
            }
        }

        return newest is { } found
            ? LinkAnswers.Told(found.Skill, user, await grains.Link(found.Link).CallbackWithoutState(caller.Partner, error))
            : Answer.Problem(ErrorCodes.StateUnknown);
    }
}
