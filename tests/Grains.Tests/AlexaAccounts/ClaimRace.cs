using Platform.Grains.AlexaAccounts;
using Platform.Grains.Ids;
using Platform.Grains.Links.Decisions;
using Platform.Grains.Tests.Links;

namespace Platform.Grains.Tests.AlexaAccounts;

/// <summary>Several users link one Alexa account; every message between their links and the account takes its own time, and processes die.</summary>
internal sealed class ClaimRace
{
    private const string Account = "alexa1";

    private readonly Racer[] _racers = [.. Enumerable.Range(0, 4).Select(n => new Racer(Samples.Key("user" + n)))];
    private AlexaAccountState _account = new();

    private delegate Move? Move();

    public static void Run(int[] sequence)
    {
        var race = new ClaimRace();
        foreach (var number in sequence)
        {
            race.Step(race._racers[number % race._racers.Length], number / 7 % 6);
        }

        while (race._racers.FirstOrDefault(racer => racer.Bench.State.Flow is not null || racer.Next is not null) is { } running)
        {
            race.Step(running, 1);
        }

        var linked = race._racers.Where(racer => !racer.Bench.State.Accounts.IsEmpty).Select(racer => racer.Key.ToString());
        linked.ShouldBe(race._account.Holder is { } holder ? [holder] : []);
    }

    // A step that has begun runs to its end, even where its flow has been ended by another's notice meanwhile.
    private void Step(Racer racer, int choice)
    {
        if (choice == 0)
        {
            // The process dies; what is left begins with the claim again.
            racer.Next = null;
        }
        else if (racer.Next is { } move)
        {
            racer.Next = move();
        }
        else if (racer.Bench.State.Flow is { } flow)
        {
            racer.Next = () => Claim(racer, flow.Attempt);
        }
        else
        {
            // Another consent of this user has come as far as the claim.
            racer.Bench.Claiming(Account, $"{racer.Key.User}-{++racer.Attempts}");
        }
    }

    private Move? Claim(Racer racer, string attempt)
    {
        _account = ClaimDecisions.Claim(_account, racer.Key, attempt);
        return Answered(racer, attempt);
    }

    private Move Answered(Racer racer, string attempt)
    {
        var claim = ClaimDecisions.Standing(_account, racer.Key, attempt);
        return claim switch
        {
            { Held: false } => () => Commit(racer, new LinkCommand.Supersede(Account, attempt)),
            { Former: { } former } => () => Tell(racer, attempt, former),
            _ => () => Commit(racer, new LinkCommand.Claimed(attempt)),
        };
    }

    private Move Tell(Racer racer, string attempt, FormerHolder former)
    {
        _racers.Single(other => other.Key == former.Link).Bench.Do(new LinkCommand.Supersede(Account, former.Attempt));
        return () =>
        {
            _account = ClaimDecisions.Told(_account, former);
            return Answered(racer, attempt);
        };
    }

    private static Move? Commit(Racer racer, LinkCommand command)
    {
        racer.Bench.Do(command);
        return null;
    }

    private sealed class Racer(LinkKey key)
    {
        public LinkKey Key => key;

        public Bench Bench { get; } = new();

        public int Attempts { get; set; }

        public Move? Next { get; set; }
    }
}
