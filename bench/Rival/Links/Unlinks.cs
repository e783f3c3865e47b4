using Platform.Rival.Amazon;

namespace Platform.Rival.Links;

/// <summary>Unlinks: recorded first, then the skill is disabled at Amazon, then the pair is erased.</summary>
internal sealed class Unlinks(LinkStore links, Inquiry inquiry, AmazonClient amazon)
{
    private readonly Flights<(LinkView Link, bool Ended)> _flights = new();

    /// <summary>The link, and whether the unlink has ended.</summary>
    public Task<(LinkView Link, bool Ended)> Run(string skill, string user) => _flights.Join($"{skill} {user}", async () =>
        await links.Unlinking(skill, user) is { } held ? await Disable(held, over: false) : (await links.Status(skill, user), true));

    /// <summary>Goes on with an unlink that was left behind.</summary>
    public Task Resume(HeldLink link, bool over) => Disable(link, over);

    private async Task<(LinkView Link, bool Ended)> Disable(HeldLink held, bool over)
    {
        var found = await inquiry.Ask(held, (host, access) => amazon.Disable(host, held.SkillId, access));
        var ended = found.Host is not null || found.Gone is not null;
        if (ended || over)
            return (await links.Unlinked(held.SkillId, held.UserId, ended ? null : "amazon.unreachable") ?? await links.Status(held.SkillId, held.UserId), true);
        return (await links.Status(held.SkillId, held.UserId), false);
    }
}
