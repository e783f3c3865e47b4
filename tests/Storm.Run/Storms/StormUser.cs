using System.Collections.Concurrent;
using Platform.AmazonSimulator.Contract;
using Platform.Crash.Run.Worlds;
using Platform.Flow.Tests.Partners;
using Platform.Grains.Ids;
using Platform.History.Witnesses;
using Platform.Storm.Run.Worlds;

namespace Platform.Storm.Run.Storms;

/// <summary>
/// One user's days in the storm: what the partner's back end does for them, one thing after the other. A call that the platform did not
/// live to answer is made again where the partner needs its answer, and else forgotten.
/// </summary>
internal sealed class StormUser
{
    private const int Tries = 20;

    private readonly StormWorld _world;
    private readonly PartnerUser _user;
    private readonly Random _random;
    private readonly ConcurrentQueue<PartnerWord> _words;
    private string? _status;
    private int _refusedIn;

    public StormUser(StormWorld world, PartnerUser user, Random random, ConcurrentQueue<PartnerWord> words)
    {
        (_world, _user, _random, _words) = (world, user, random, words);
        var skill = user.Skill;
        Link = new LinkKey(new PartnerId(skill.Partner.PartnerId), new SkillId(skill.SkillId), new UserId(user.UserId)).ToString();
    }

    /// <summary>The link's key.</summary>
    public string Link { get; }

    /// <summary>Whether the partner was told that the link stands, and has not ended it since.</summary>
    public bool ShouldStand { get; private set; }

    /// <summary>Links, with as many consents as it takes.</summary>
    public async Task LinkAtLast()
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            if (await TryLink())
                return;
        }
    }

    /// <summary>Does one thing or another; where the link turns out to have ended, the user links anew.</summary>
    public async Task Act()
    {
        await _world.Alive;
        var next = _random.Next(20) switch
        {
            < 3 => Look(verify: false),
            < 13 => Look(verify: true),
            < 17 => LookRefused(),
            < 18 => LinkAtLast(),

            // Several ask at once; one refresh serves them all.
            < 19 => Task.WhenAll(Look(verify: true), Look(verify: true), Look(verify: true)),
            _ => Unlink(),
        };
        await next;
        if (_status is not PartnerWord.Linked)
            await LinkAtLast();
    }

    /// <summary>How the link is in the end.</summary>
    public async Task<LinkEnd> End()
    {
        var since = _world.Now;
        var answer = await CarefulPartner.UntilFinal(() => _user.Status(verify: true));
        Note(answer);
        var confirmed = answer is { Status: 200 } && answer["source"] == "amazon"
            && answer.Body.GetProperty("verifiedAt").GetDateTimeOffset() >= since - TimeSpan.FromSeconds(1);
        return new LinkEnd(Link, CarefulPartner.Word(answer), answer is { Status: 200 } ? answer["reason"] : null, confirmed, ShouldStand);
    }

    private async Task<bool> TryLink()
    {
        if (await Once(() => _user.Consent()) is not { Status: 201 } consent)
            return false;

        var redirect = await _user.Approve(consent);
        _words.Enqueue(new PartnerWord(Link, PartnerWord.Callback));
        var answer = await CarefulPartner.UntilFinal(() => _user.Finish(redirect));
        Note(answer);
        return answer is { Status: 200 } && answer["status"] == PartnerWord.Linked;
    }

    private async Task Unlink()
    {
        // Told or not, from here on the link need not stand.
        ShouldStand = false;
        Note(await CarefulPartner.UntilFinal(_user.Unlink));
        _status = PartnerWord.Unlinked;
    }

    private async Task Look(bool verify) => Note(await Once(() => _user.Status(verify)));

    // Amazon turns the access token away although it is good: the platform refreshes and asks again. Once in a life, since two in a row
    // would be proof that the account has gone (design.md 4).
    private async Task LookRefused()
    {
        if (_refusedIn != _world.Life)
        {
            _refusedIn = _world.Life;
            await _world.Control.AddFault(new FaultScript
            {
                Endpoint = CallEndpoints.EnablementGet,
                User = _user.AmazonUser,
                Status = _random.Next(2) == 0 ? 401 : 403,
                Body = """{"message":"The access token is not valid"}""",
            });
        }

        await Look(verify: true);
    }

    private async Task<Answer?> Once(Func<Task<Answer>> call)
    {
        var answer = await CarefulPartner.Once(call);
        if (answer is null)
            await _world.Alive;
        return answer;
    }

    private void Note(Answer? answer)
    {
        if (answer is not { Status: 200 })
            return;
        var told = answer["status"]!;
        _words.Enqueue(new PartnerWord(Link, told));
        _status = told;
        ShouldStand = told == PartnerWord.Linked || (ShouldStand && told != PartnerWord.Unlinked);
    }
}
