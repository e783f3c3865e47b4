using Platform.Crash.Run.Scenarios;
using Platform.Crash.Run.Worlds;
using Platform.Flow.Tests.Partners;

namespace Platform.Crash.Run.Rounds;

/// <summary>
/// The lives after the kill. Half of the partners ask again at once; for the others the platform has to go on by itself, within 15 minutes of its
/// time (design.md 4), and only then they ask.
/// </summary>
internal sealed class Recovery(Round round)
{
    // Together less than the 15 minutes that a flow may go on.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(70);
    private static readonly TimeSpan AtLast = TimeSpan.FromMinutes(13);

    private readonly Rest _rest = new(round);

    /// <summary>Lives until every story has its end.</summary>
    public async Task Run()
    {
        await round.World.Begin(Soon);
        var asked = Round.Each(round.Trials.Where(trial => trial.Asked), Ask);
        var resting = await _rest.Wait(trial => !trial.Asked, orAwaitPartner: true);
        await asked;
        await Round.Each(resting, LookAndAsk);
        var busy = round.Trials.Where(trial => !trial.Asked).Except(resting).ToHashSet();
        if (busy.Count > 0)
        {
            await round.World.Kill();
            await round.World.Begin(AtLast);
            foreach (var trial in busy.Except(await _rest.Wait(busy.Contains)))
                trial.IsLate = true;
            await Round.Each(busy, LookAndAsk);
        }
    }

    private static async Task LookAndAsk(Trial trial)
    {
        trial.Rest = await Look(trial.User);
        await Ask(trial);
    }

    private static async Task Ask(Trial trial)
    {
        var answers = await trial.Scenario.AskAgain(trial);
        var status = CarefulPartner.Word(await CarefulPartner.UntilFinal(() => trial.User.Status()));
        trial.End = answers.EndsWith(status, StringComparison.Ordinal) ? answers : $"{answers}, {status}";
        if (trial.Former is { } former)
            trial.End += $" (former: {await Look(former)})";
    }

    private static async Task<string> Look(PartnerUser user)
    {
        var status = await CarefulPartner.UntilFinal(() => user.Status());
        return status?["reason"] is { } reason ? $"{CarefulPartner.Word(status)}, {reason}" : CarefulPartner.Word(status);
    }
}
