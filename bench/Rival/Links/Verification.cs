using Platform.Rival.Amazon;

namespace Platform.Rival.Links;

/// <summary>Asks Amazon whether a link stands. Where Amazon cannot be asked, the last evidence stands with its time.</summary>
internal sealed class Verification(LinkStore links, Inquiry inquiry, AmazonClient amazon)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(18);

    private readonly Flights<LinkView> _flights = new();

    public async Task<LinkView> Run(string skill, string user)
    {
        try
        {
            return await _flights.Join($"{skill} {user}", () => Ask(skill, user)).WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            return await links.Status(skill, user);
        }
    }

    private async Task<LinkView> Ask(string skill, string user)
    {
        if (await links.Held(skill, user) is not { Status: LinkStatus.Linked } held)
            return await links.Status(skill, user);
        var found = await inquiry.Ask(held, (host, access) => amazon.Get(host, skill, access));
        if (found is { Host: { } answered, Answer.IsLinked: true })
            return await links.Confirmed(skill, user, answered) ?? await links.Status(skill, user);

        // A refused refresh token has been recorded where it was refused, under the lock.
        if (found.Answer is { IsNotLinked: true })
            await links.Gone(found.Link, LinkStatus.RelinkRequired, "enablement.404");
        else if (found.Gone is { } code and not "exchange.invalid_grant")
            await links.Gone(found.Link, LinkStatus.Unlinked, code);
        return await links.Status(skill, user);
    }
}
