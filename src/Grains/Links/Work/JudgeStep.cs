using Platform.Grains.Links.Decisions;
using Platform.Grains.Links.Records;

namespace Platform.Grains.Links.Work;

/// <summary>
/// Decides what becomes of an account that was set aside when Amazon refused its refresh token: if refusals came in masses it is put back, else it is
/// erased (design.md 4, mass guard).
/// </summary>
internal static class JudgeStep
{
    /// <summary>Performs the step and commits its result.</summary>
    public static async Task Run(LinkWork work, AccountSetAside aside)
    {
        if ((await work.Reach(() => work.Services.Skills.FindFresh(work.Key.Skill)))?.IsGuarded == true)
        {
            await work.CommitResult(new LinkCommand.PutBack());
            return;
        }

        var judged = await work.CommitResult(new LinkCommand.LetGo(aside.Account.Pair.Version));
        await work.ReleaseUnlessHeld(judged.State, aside.Account.AlexaUserId);
    }
}
