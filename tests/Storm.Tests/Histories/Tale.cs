using Platform.History;
using Platform.History.Checking;
using Platform.History.Events;
using Platform.History.Witnesses;

namespace Platform.Storm.Tests.Histories;

/// <summary>A history of one link, told event by event. A second passes with each.</summary>
internal sealed class Tale
{
    public const string Link = "taxi/skill/user";
    public const string Account = "amzn1.ask.account.A";

    private readonly List<HistoryEvent> _events = [];
    private readonly List<PartnerWord> _words = [];
    private readonly List<SpentGrant> _grants = [];
    private readonly List<IssuedPair> _issued = [];
    private readonly List<LinkEnd> _ends = [];
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private int _life = 1;
    private bool _strict;

    /// <summary>The pair of an account: access token <c>a1</c> and refresh token <c>r1</c> for version 1.</summary>
    public static PairPicture Pair(
        long version, string? refresh = null, DateTimeOffset? intent = null, PairPlace place = PairPlace.Account) => new(
        place, place == PairPlace.Flow ? null : Account, version, $"a{version}", refresh ?? $"r{version}", intent);

    /// <summary>The record as it was stored last.</summary>
    public LinkPicture Last => _events.OfType<Stored>().Last().Record;

    public static LinkPicture Record(params PairPicture[] pairs) => new(pairs);

    /// <summary>A link that was made with code <c>c1</c> and holds pair 1.</summary>
    public static Tale OfALink() => new Tale().Found(LinkPicture.Empty).SendsCode("c1").Receives("c1", 1)
        .Stores(Record(Pair(1, place: PairPlace.Flow))).Stores(Record(Pair(1)));

    /// <summary>The same, when the refresh token has just been sent.</summary>
    public static Tale OfARefresh() => OfALink().Intends(1).SendsToken("r1");

    public Tale Strict()
    {
        _strict = true;
        return this;
    }

    public Tale Passes(TimeSpan time)
    {
        _now += time;
        return this;
    }

    /// <summary>The process is killed, and the next one begins.</summary>
    public Tale IsKilled()
    {
        _life++;
        return this;
    }

    public Tale Found(LinkPicture record) => Add(new Found(Link, _life, _now, record));

    public Tale Storing(LinkPicture record) => Add(new Storing(Link, _life, _now, record));

    public Tale Stores(LinkPicture record) => Storing(record).Add(new Stored(Link, _life, _now, record));

    /// <summary>The intent to refresh that pair is stored.</summary>
    public Tale Intends(long version, string? refresh = null) => Stores(Record(Pair(version, refresh, _now)));

    public Tale SendsCode(string code) => Add(new CodeSent(Link, _life, _now, code));

    public Tale SendsToken(string token) => Add(new TokenSent(Link, _life, _now, token));

    /// <summary>Amazon answers with the pair of that version.</summary>
    public Tale Receives(string sent, long version, string? refresh = null)
    {
        _issued.Add(new IssuedPair(sent, $"a{version}"));
        return Add(new PairReceived(Link, _life, _now, sent, $"a{version}", refresh ?? $"r{version}"));
    }

    public Tale IsRefused(string sent, string code = Refused.InvalidGrant, bool definite = true, bool nothingSpent = false) =>
        Add(new Refused(Link, _life, _now, sent, code, definite, nothingSpent));

    public Tale Uses(string access, int? refusal = null) =>
        Add(new AccessUsed(Link, _life, _now, access, "ask")).Add(new AccessAnswered(Link, _life, _now, access, refusal));

    public Tale Hears(params string[] words)
    {
        _words.AddRange(words.Select(word => new PartnerWord(Link, word)));
        return this;
    }

    public Tale AmazonSaw(string grant, int presented, int spent)
    {
        _grants.Add(new SpentGrant(grant, grant.StartsWith('c'), presented, spent));
        return this;
    }

    /// <summary>Amazon gave a pair whose answer never came.</summary>
    public Tale AmazonGave(string grant, string access)
    {
        _issued.Add(new IssuedPair(grant, access));
        return this;
    }

    public Tale Ends(string status, bool confirmed = true)
    {
        _ends.Add(new LinkEnd(Link, status, Reason: null, confirmed, ShouldStand: true));
        return this;
    }

    public Verdict Verdict() => HistoryChecker.Check(new RecordedHistory
    {
        Events = _events, Words = _words, Grants = _grants, Issued = _issued, Ends = _ends, IsStrict = _strict,
    });

    /// <summary>Expects exactly this rule to be broken, once.</summary>
    public void ShouldBreak(Rule rule) => Verdict().Findings.Select(finding => finding.Rule).ShouldBe([rule]);

    /// <summary>Expects nothing to be wrong.</summary>
    public Verdict ShouldBeClean()
    {
        var verdict = Verdict();
        verdict.Findings.ShouldBeEmpty();
        return verdict;
    }

    private Tale Add(HistoryEvent what)
    {
        _events.Add(what);
        _now += TimeSpan.FromSeconds(1);
        return this;
    }
}
