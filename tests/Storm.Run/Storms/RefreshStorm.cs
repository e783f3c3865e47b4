using System.Collections.Concurrent;
using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Partners;
using Platform.History;
using Platform.History.Witnesses;
using Platform.Storm.Run.Worlds;

namespace Platform.Storm.Run.Storms;

/// <summary>
/// Refreshes of many links, again and again, while the platform is killed at moments that nobody chose. Afterwards everything settles, and
/// the history of it all is collected.
/// </summary>
internal sealed class RefreshStorm : IAsyncDisposable
{
    // So that what strict rotation ends in one life is never a mass of one skill's links, which the platform would not believe (design.md
    // 4).
    private const int Skills = 4;

    private static readonly Region[] Regions = Enum.GetValues<Region>();

    private readonly StormWorld _world;
    private readonly RotationMode _rotation;
    private readonly RunOptions _options;
    private readonly Random _random;
    private readonly Weather _weather;
    private readonly ConcurrentQueue<PartnerWord> _words = new();
    private readonly List<PartnerSkill> _skills = [];
    private readonly List<StormUser> _users = [];
    private volatile bool _over;

    private RefreshStorm(StormWorld world, RotationMode rotation, RunOptions options)
    {
        (_world, _rotation, _options, _random) = (world, rotation, options, new Random(options.Seed));
        _weather = new Weather(world, new Random(options.Seed));
    }

    /// <summary>Starts Amazon and the platform, and links everybody.</summary>
    public static async Task<RefreshStorm> Begin(RotationMode rotation, RunOptions options)
    {
        var storm = new RefreshStorm(await StormWorld.Start(rotation), rotation, options);
        await storm.Link();
        return storm;
    }

    /// <summary>Kills the platform this often, while everybody goes on.</summary>
    public async Task Blow(int kills, Func<RotationMode, int, bool> mayGoOn)
    {
        await _weather.ShortenTokens();
        var days = Enumerable.Range(0, _options.AtOnce).Select(Days).ToList();
        for (var kill = 1; kill <= kills && mayGoOn(_rotation, kill) && !days.Exists(day => day.IsFaulted); kill++)
        {
            await _weather.Change();

            // The moment is nobody's choice: some lives end as soon as they have begun.
            await Task.Delay(TimeSpan.FromMilliseconds(_random.Next(1_500)));
            await _world.Kill();
            await _world.Begin(TimeSpan.FromSeconds(kill % 2 == 0 ? _options.Leap : 0));
        }

        // Everybody finishes what they are about. What a kill has cut off is due in the next life, so nobody waits for it in real time.
        _over = true;
        await _world.Stop();
        await _world.Begin(TimeSpan.FromSeconds(_options.Leap));
        await Task.WhenAll(days);
    }

    /// <summary>Waits until all is settled, and collects what everybody knows.</summary>
    public async Task<StormReport> Settle()
    {
        await _weather.Clear();
        await new Settlement(_world, _skills).Wait();
        var ends = new ConcurrentBag<LinkEnd>();
        await Each(_users, async user => ends.Add(await user.End()));
        await _world.Stop();
        var amazon = await _world.Control.Grants();
        var history = new RecordedHistory
        {
            Events = [.. _world.History],
            Words = [.. _words],
            Grants = AmazonWitness.Grants(amazon),
            Issued = AmazonWitness.Issued(amazon),
            Ends = [.. ends],
            IsStrict = _rotation == RotationMode.Strict,
        };
        return new StormReport(_rotation, _world.Kills, history);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private async Task Link()
    {
        var partner = await Partner.Register(_world);
        for (var skill = 0; skill < Skills; skill++)
            _skills.Add(await partner.NewSkill(setup => setup with { RefreshPolicy = "eager" }));
        for (var number = 0; number < _options.Links; number++)
        {
            var user = await _skills[number % Skills].User($"user-{number}", $"amazon-{number}").In(Regions[number % Regions.Length]);
            _users.Add(new StormUser(_world, user, new Random(_options.Seed + number), _words));
        }

        await Each(_users, user => user.LinkAtLast());
    }

    // Each lane has users of its own, so that a user does one thing at a time.
    private async Task Days(int lane)
    {
        var random = new Random(_options.Seed + lane);
        var own = _users.Where((_, number) => number % _options.AtOnce == lane).ToList();
        while (!_over && own.Count > 0)
            await own[random.Next(own.Count)].Act();
    }

    private Task Each(IEnumerable<StormUser> users, Func<StormUser, Task> action) => Parallel.ForEachAsync(
        users, new ParallelOptions { MaxDegreeOfParallelism = _options.AtOnce }, async (user, _) => await action(user));
}
