using Platform.Crash.Run.Scenarios;
using Platform.Grains.Links;
using Platform.Grains.Links.Records;

namespace Platform.Crash.Run.Rounds;

/// <summary>Waits, by the database alone, until links have nothing more to do: a look over HTTP would wake them.</summary>
internal sealed class Rest(Round round)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(150);

    /// <summary>Waits until the links of these stories are at rest, at most 15 s.</summary>
    /// <param name="which">Those to wait for.</param>
    /// <param name="orAwaitPartner">Whether to wait no longer for those that wait for their partner.</param>
    /// <param name="withReminders">Whether their reminders must be gone, too.</param>
    /// <returns>Those that are at rest.</returns>
    public async Task<IReadOnlyList<Trial>> Wait(Func<Trial, bool> which, bool orAwaitPartner = false, bool withReminders = false)
    {
        var limit = DateTime.UtcNow + Limit;
        while (true)
        {
            var links = round.Skills.SelectMany(round.World.Records.Links).ToDictionary();
            var reminders = withReminders ? round.Skills.SelectMany(round.World.Records.Reminders).ToHashSet() : [];
            var busy = round.Trials.Where(which)
                .Where(trial => trial.Users.Any(user => !IsAtRest(links[user.UserId]) || reminders.Contains(user.UserId)))
                .ToHashSet();
            if (DateTime.UtcNow > limit || busy.All(trial => orAwaitPartner && AwaitsPartner(links[trial.User.UserId])))
                return [.. round.Trials.Where(which).Where(trial => !busy.Contains(trial))];
            await Task.Delay(Look);
        }
    }

    /// <summary>True where nothing is left to do for a link.</summary>
    public static bool IsAtRest(LinkState link) =>
        link is { Flow: null, Unlinking: null, Leaving.IsEmpty: true, GrantsToRevoke.IsEmpty: true, SetAside.IsEmpty: true }
        && link.Accounts.All(account => account.Pair.RefreshingSince is null);

    private static bool AwaitsPartner(LinkState link) => link is { Flow.Step: FlowStep.CodeNeeded, Unlinking: null, GrantsToRevoke.IsEmpty: true };
}
