using System.Diagnostics;
using Platform.Crash.Run.Judgement;
using Platform.Crash.Run.Scenarios;
using Platform.Crash.Run.Worlds;
using Platform.Flow.Tests.Partners;

namespace Platform.Crash.Run.Rounds;

/// <summary>Kills the platform at every point, many times.</summary>
internal sealed class CrashRun : IAsyncDisposable
{
    private static readonly TimeSpan UntilNextLife = TimeSpan.FromSeconds(70);
    private static readonly TimeSpan UntilTokensExpire = TimeSpan.FromHours(2);

    private readonly CrashWorld _world;
    private readonly Partner _partner;
    private readonly RunOptions _options;
    private readonly long _begun = Stopwatch.GetTimestamp();
    private PointFeed _feed;

    private CrashRun(CrashWorld world, Partner partner, PointFeed feed, RunOptions options) =>
        (_world, _partner, _feed, _options) = (world, partner, feed, options);

    /// <summary>How often the platform was killed.</summary>
    public int Kills => _world.Kills;

    /// <summary>How long it has been running.</summary>
    public TimeSpan Took => Stopwatch.GetElapsedTime(_begun);

    /// <summary>Starts Amazon and the platform.</summary>
    public static async Task<CrashRun> Start(RunOptions options)
    {
        var world = await CrashWorld.Start(options.Rotation);
        var feed = await world.Begin(TimeSpan.Zero);
        return new CrashRun(world, await Partner.Register(world), feed, options);
    }

    /// <summary>Watches every story once, without a kill amid it: which points there are.</summary>
    public async Task<(Plan Plan, IReadOnlyList<Verdict> Verdicts)> Discover()
    {
        var points = new List<(Scenario, CrashPoint)>();
        var verdicts = await Play(
            AllScenarios.List.Select(scenario => (scenario, (CrashPoint?)null, true)),
            (trial, feed) => points.AddRange(PointsOf(trial, feed).Select(point => (trial.Scenario, point))));
        return (new Plan(points), verdicts);
    }

    /// <summary>Kills at every point of the plan as often as was asked for, or until the time is over.</summary>
    public async Task<IReadOnlyList<Verdict>> Kill(Plan plan, Action<IReadOnlyList<Verdict>>? played = null)
    {
        var verdicts = new List<Verdict>();
        for (var time = 0; time < _options.Times; time++)
        {
            foreach (var chunk in plan.Time(time).Chunk(_options.AtOnce))
            {
                if (Took > _options.Limit)
                    return verdicts;
                var some = await Play(chunk, (_, _) => { });
                verdicts.AddRange(some);
                played?.Invoke(some);
            }
        }

        return verdicts;
    }

    public async ValueTask DisposeAsync() => await _world.DisposeAsync();

    // The last life of one round is the first of the next.
    private async Task<IReadOnlyList<Verdict>> Play(
        IEnumerable<(Scenario Scenario, CrashPoint? Point, bool Asked)> stories, Action<Trial, PointFeed> struck)
    {
        var round = await Round.New(_world, _partner, stories);
        await round.Earlier(_feed);
        await _world.Kill();
        round.WatchEarly();
        _feed = await _world.Begin(UntilNextLife);
        await round.Strike(_feed);
        await _world.Kill();
        round.Look(_feed);
        foreach (var trial in round.Trials)
            struck(trial, _feed);
        await new Recovery(round).Run();
        await _world.Kill();
        _feed = await _world.Begin(UntilTokensExpire);
        return await Judge.Run(round);
    }

    private static IEnumerable<CrashPoint> PointsOf(Trial trial, PointFeed feed) =>
        trial.Scenario.PointsOf(feed.PointsOf(trial.User.UserId)).Select(point => new CrashPoint(Actor.User, point))
            .Concat(trial.Former is { } former ? feed.PointsOf(former.UserId).Select(point => new CrashPoint(Actor.Former, point)) : [])
            .Distinct();
}
