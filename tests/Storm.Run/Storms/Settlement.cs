using Platform.Flow.Tests.Partners;
using Platform.Grains.Links;
using Platform.Storm.Run.Worlds;

namespace Platform.Storm.Run.Storms;

/// <summary>
/// The end of a storm: one more kill, and a life that begins when all that waits for a time is due. Its reminders alone bring every link to
/// rest.
/// </summary>
internal sealed class Settlement(StormWorld world, IReadOnlyList<PartnerSkill> skills)
{
    // Longer than any access token lives and than a refresh without an answer is left alone.
    private static readonly TimeSpan UntilTokensExpire = TimeSpan.FromHours(2);

    // Longer than what was refused is kept aside.
    private static readonly TimeSpan UntilJudged = TimeSpan.FromMinutes(12);

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits until every link is at rest; throws where one is not within three minutes.</summary>
    public async Task Wait()
    {
        await world.Kill();
        await world.Begin(UntilTokensExpire);
        await Rest(link => IsAtRest(link));
        if (Links().All(link => link.Value.SetAside.IsEmpty))
            return;

        await world.Stop();
        await world.Begin(UntilJudged);
        await Rest(link => IsAtRest(link) && link.SetAside.IsEmpty);
    }

    private static bool IsAtRest(LinkState link) =>
        link is { Flow: null, Unlinking: null, Leaving.IsEmpty: true, GrantsToRevoke.IsEmpty: true }
        && link.Accounts.All(account => account.Pair.RefreshingSince is null);

    // By the database alone: a look over HTTP would wake them.
    private async Task Rest(Func<LinkState, bool> isAtRest)
    {
        var limit = DateTime.UtcNow + Limit;
        while (Links().Where(link => !isAtRest(link.Value)).ToList() is { Count: > 0 } busy)
        {
            if (DateTime.UtcNow > limit)
                throw new TimeoutException($"{busy.Count} links are not at rest, such as {busy[0].Key}: {busy[0].Value}.\n{world.Log}");
            await Task.Delay(Look);
        }
    }

    private IEnumerable<KeyValuePair<string, LinkState>> Links() => skills.SelectMany(world.Records.Links);
}
