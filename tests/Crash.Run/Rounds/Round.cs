using Platform.AmazonSimulator.Contract;
using Platform.Crash.Run.Scenarios;
using Platform.Crash.Run.Worlds;
using Platform.Flow.Tests.Partners;

namespace Platform.Crash.Run.Rounds;

/// <summary>
/// Many stories in the same lives of one platform: each user's work stops at the point of its own story, and when all of them stand there, the
/// process is killed. Nothing of a user's work goes on behind the point where it stands, so this is the same as a kill at that point for each.
/// </summary>
internal sealed class Round
{
    private static readonly TimeSpan ReachLimit = TimeSpan.FromSeconds(25);
    private static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = 12 };

    private readonly CrashWorld _world;

    private Round(CrashWorld world, IReadOnlyList<PartnerSkill> skills) => (_world, Skills) = (world, skills);

    /// <summary>The stories.</summary>
    public required IReadOnlyList<Trial> Trials { get; init; }

    /// <summary>The skills that they are about.</summary>
    public IReadOnlyList<PartnerSkill> Skills { get; }

    /// <summary>The platform's database.</summary>
    public CrashWorld World => _world;

    /// <summary>Makes the users of a round, with skills of their own.</summary>
    public static async Task<Round> New(CrashWorld world, Partner partner, IEnumerable<(Scenario Scenario, CrashPoint? Point, bool Asked)> plan)
    {
        var skills = new List<PartnerSkill>();
        foreach (var mode in Enum.GetValues<CodeMode>())
            skills.Add(await world.Codes.NewSkill(partner, mode));
        var trials = plan.Select(story => new Trial(world, story.Scenario, skills[(int)story.Scenario.Codes], story.Point, story.Asked));
        return new Round(world, skills) { Trials = [.. trials] };
    }

    /// <summary>What happens in the life before.</summary>
    public async Task Earlier(PointFeed feed)
    {
        // Shorter than what passes until the next life.
        await _world.Control.SetTokens(new TokenSettings { LifetimeSeconds = 45 });
        await Each(Trials.Where(trial => trial.Scenario.IsShortLived), trial => trial.Scenario.Earlier(trial, feed));
        await _world.Control.SetTokens(new TokenSettings());
        await Each(Trials.Where(trial => !trial.Scenario.IsShortLived), trial => trial.Scenario.Earlier(trial, feed));
    }

    /// <summary>Between the two lives: watches those who go on by themselves.</summary>
    public void WatchEarly()
    {
        foreach (var trial in Trials)
            trial.Scenario.WatchEarly(trial);
    }

    /// <summary>The life that is killed, up to where everybody stands at the point of their story, or is done.</summary>
    public async Task Strike(PointFeed feed)
    {
        await Each(Trials, trial => trial.Scenario.Ready(trial));
        await Act(Trials.Where(trial => !trial.IsInsideEnablement), feed);
        await Act(Trials.Where(trial => trial.IsInsideEnablement), feed);
    }

    /// <summary>After the kill: whose work stood at the point of its story.</summary>
    public void Look(PointFeed feed)
    {
        foreach (var trial in Trials)
            trial.Reached = trial.Point is not { } point || Stood(feed.PointsOf(trial.Of(point.Actor).UserId), point.Name, trial.IsInsideEnablement);
    }

    /// <summary>Runs something for many stories, some at once.</summary>
    public static Task Each(IEnumerable<Trial> trials, Func<Trial, Task> action) =>
        Parallel.ForEachAsync(trials, AtOnce, async (trial, _) => await action(trial));

    private async Task Act(IEnumerable<Trial> trials, PointFeed feed)
    {
        var ends = trials.Select(trial => (Trial: trial, Acting: trial.Scenario.Act(trial, feed), Reached: Reach(trial, feed))).ToList();
        try
        {
            await Task.WhenAll(ends.Select(end => end.Trial.Point is null ? end.Acting : end.Reached)).WaitAsync(ReachLimit);
        }
        catch (TimeoutException)
        {
            // Those who did not come to their point are counted.
        }

        if (ends.Exists(end => end.Trial.Point is null))
            await new Rest(this).Wait(trial => trial.Point is null, withReminders: true);
    }

    // If Alexa has given up before the kill came, the platform has gone on.
    private static bool Stood(IReadOnlyList<string> points, string point, bool isInsideEnablement) =>
        points.Contains(point) && !(isInsideEnablement && points.SkipWhile(passed => passed != point).Contains("enable/after"));

    private static Task Reach(Trial trial, PointFeed feed) =>
        trial.Point is { } point ? feed.Stopped(trial.Of(point.Actor).UserId, point.Name) : Task.CompletedTask;
}
