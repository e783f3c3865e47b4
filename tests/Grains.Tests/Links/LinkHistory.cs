using System.Collections.Immutable;
using Platform.Grains.Links;
using Platform.Grains.Links.Decisions;
using Platform.Grains.Links.Records;
using Platform.Grains.Vault;

namespace Platform.Grains.Tests.Links;

/// <summary>Any order of commands, valid and stale, on one record, with the clock moving and processes ending in between; every step is checked.</summary>
internal sealed class LinkHistory
{
    private static readonly string[] Accounts = [.. Enumerable.Range(0, 7).Select(n => "alexa" + n)];
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(36), TimeSpan.FromSeconds(61), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(14),
        TimeSpan.FromMinutes(30), TimeSpan.FromHours(23), TimeSpan.FromDays(4),
    ];

    private readonly Bench _bench = new() { Care = CarePolicy.Of("eager", 0.5) };
    private readonly Dictionary<string, string> _spentWith = [];
    private readonly HashSet<long> _versions = [];
    private readonly Dictionary<string, int> _sent = [];
    private int _number;
    private int _grants;
    private int _opened;
    private int _reseals;
    private bool? _calm;

    /// <summary>What the history came through.</summary>
    public HashSet<string> Seen { get; } = [];

    /// <summary>Reads a sequence as a history.</summary>
    public static void Play(int[] sequence) => new LinkHistory().PlayOn(sequence);

    /// <summary>Goes on with a sequence.</summary>
    public LinkHistory PlayOn(int[] sequence)
    {
        foreach (var number in sequence)
        {
            Step(number);
        }

        return this;
    }

    private void Step(int number)
    {
        _number = number;
        _calm ??= Take(2) == 0;
        var before = _bench.State;
        switch (Take(16))
        {
            case < 3:
                _bench.After(Pick(Pauses));
                break;
            case 3:
                _bench.Restart();
                break;
            case < 9:
                Perform();
                break;
            default:
                Command(Any());
                break;
        }

        Check(before);
    }

    // As the runner does: what the record asks for, with one of the ends that it can have.
    private void Perform()
    {
        switch (_bench.Plan)
        {
            case LinkStep.Exchange exchange:
                Send(exchange.Flow);
                _bench.Sent();
                Command(ExchangeEnd(exchange.Flow.Attempt));
                break;
            case LinkStep.Resend resend:
                Command(new LinkCommand.IntendResend(resend.Flow.Attempt));
                (_bench.Now < resend.Flow.CodeReceivedAt + LinkLimits.CodeLifetime).ShouldBeTrue("A code is too old to be sent again.");
                Send(resend.Flow);
                if (Take(3) > 0)
                {
                    Command(ExchangeEnd(resend.Flow.Attempt));
                }

                break;
            case LinkStep.Enable enable:
                Command(Take(6) == 0
                    ? new LinkCommand.NeedCode(enable.Flow.Attempt)
                    : new LinkCommand.IntendEnable(enable.Flow.Attempt, ["na", "eu"], $"grant{++_grants}"));
                if (_bench.State.Flow?.Step == FlowStep.Enabling)
                {
                    Command(EnableEnd(enable.Flow.Attempt));
                }

                break;
            case LinkStep.Claim claim:
                Command(new LinkCommand.Claimed(claim.Flow.Attempt));
                break;
            case LinkStep.End end:
                Command(new LinkCommand.EndFlow(end.Attempt, end.Code));
                break;
            case LinkStep.Leave leave:
                Command(Take(2) == 0
                    ? new LinkCommand.Left(leave.Account.Pair.Version)
                    : new LinkCommand.LeaveFailed(leave.Account.Pair.Version, "amazon.unreachable", _bench.Now + Pick(Pauses)));
                break;
            case LinkStep.Judge judge:
                Command(Take(2) == 0 ? new LinkCommand.PutBack() : new LinkCommand.LetGo(judge.Account.Account.Pair.Version));
                break;
            case LinkStep.Care { Due: { Account: var account, Kind: var kind } }:
                Command(CareEnd(account, kind));
                break;
            case LinkStep.RevokeGrants revoke:
                Command(new LinkCommand.GrantsRevoked(revoke.Grants));
                break;
        }
    }

    private LinkCommand ExchangeEnd(string attempt) => Take(4) switch
    {
        0 => new LinkCommand.ExchangeFailed(attempt, "exchange.server_error", Spent: false),
        1 => new LinkCommand.ExchangeFailed(attempt, "exchange.invalid_grant", Spent: true),
        _ => new LinkCommand.Exchanged(attempt, NewPair()),
    };

    private LinkCommand EnableEnd(string attempt) => Take(7) switch
    {
        0 => new LinkCommand.EnableElsewhere(attempt),
        1 => new LinkCommand.EnableRefused(attempt, "enablement.400"),
        2 => new LinkCommand.StepFailed(attempt, "enablement.503", _bench.Now + Pick(Pauses), MayBeEnabled: false),
        3 => new LinkCommand.StepFailed(attempt, "amazon.unreachable", _bench.Now + Pick(Pauses), MayBeEnabled: true),
        _ => new LinkCommand.Enabled(attempt, Pick(Accounts)),
    };

    private LinkCommand CareEnd(LinkedAccount account, CareKind kind) => (Take(3), kind) switch
    {
        (0, _) => new LinkCommand.CareFailed(account.AlexaUserId, account.Generation, kind, _bench.Now + TimeSpan.FromMinutes(1)),
        (_, CareKind.Verify) => new LinkCommand.Confirmed(account.AlexaUserId, "eu"),
        _ => new LinkCommand.Refreshed(account.Pair.Version, NewPair()),
    };

    private LinkCommand Any()
    {
        var attempt = Take(2) == 0 ? AnyState() : _bench.State.Flow?.Attempt ?? AnyState();
        var kind = Take(24);
        return (_calm == true && kind is (10 or 11 or 12 or 17 or 21 or 22) ? 8 : kind) switch
        {
            0 or 1 or 2 or 3 => Samples.Open("state" + _opened++),
            4 or 5 or 6 or 7 or 8 => Samples.Return(
                _bench.State.Consents is { IsEmpty: false } open && Take(3) > 0 ? open[Take(open.Length)].StateId : AnyState(),
                "code" + Take(2),
                Take(2) == 0 ? "partner" + Take(3) : null),
            9 => Samples.ReturnError(AnyState(), Take(2) == 0 ? "redirect.access_denied" : "redirect.server_error"),
            10 => new LinkCommand.Unlink(),
            11 => Superseded(attempt),
            12 => new LinkCommand.Abandon(_bench.Now - Pick(Pauses)),
            13 => new LinkCommand.IntendRefresh(AnyVersion()),
            14 => new LinkCommand.Refreshed(AnyVersion(), NewPair()),
            15 => new LinkCommand.RefreshFailed(AnyVersion()),
            16 => new LinkCommand.Confirmed(Pick(Accounts), "eu"),
            17 => Gone(),
            18 => new LinkCommand.Left(AnyVersion()),
            19 => Stale(attempt + "-of-long-ago"),
            20 => new LinkCommand.GrantsRevoked(["grant" + Take(20)]),
            23 => Reseal(),
            21 => Take(2) == 0 ? new LinkCommand.PutBack() : new LinkCommand.LetGo(AnyVersion()),
            _ => new LinkCommand.EndFlow(attempt, "amazon.unreachable"),
        };
    }

    private LinkCommand.Supersede Superseded(string attempt)
    {
        var account = _bench.State.Accounts.FirstOrDefault();
        return account is null || Take(3) == 0
            ? new LinkCommand.Supersede(_bench.State.Flow?.AlexaUserId ?? Pick(Accounts), attempt)
            : new LinkCommand.Supersede(account.AlexaUserId, account.Attempt);
    }

    // Some of the record's secrets, and one that it never had.
    private LinkCommand.Reseal Reseal()
    {
        var swaps = Secrets(_bench.State).Where(_ => Take(2) == 0).Append(Samples.Sealed("elsewhere")).Distinct()
            .Select(secret => new SecretSwap(secret, Samples.Sealed("again" + ++_reseals)));
        return new LinkCommand.Reseal([.. swaps]);
    }

    private static List<SealedSecret> Secrets(LinkState state)
    {
        var secrets = new List<SealedSecret>();
        SealingDecisions.Map(state, (secret, _, _) =>
        {
            secrets.Add(secret);
            return secret;
        });
        return secrets;
    }

    private LinkCommand.Gone Gone()
    {
        var account = _bench.State.Accounts.FirstOrDefault();
        var (id, version) = account is null || Take(3) == 0 ? (Pick(Accounts), AnyVersion()) : (account.AlexaUserId, account.Pair.Version);
        return new LinkCommand.Gone(id, version, "exchange.invalid_grant", LinkStatus.RelinkRequired);
    }

    private LinkCommand Stale(string attempt) => Take(9) switch
    {
        0 => new LinkCommand.Exchanged(attempt, Samples.Pair(1, _bench.Now)),
        1 => new LinkCommand.ExchangeFailed(attempt, "exchange.server_error", Take(2) == 0),
        2 => new LinkCommand.IntendEnable(attempt, ["na"], "stale-grant"),
        3 => new LinkCommand.Claimed(attempt),
        4 => new LinkCommand.Enabled(attempt, Pick(Accounts)),
        5 => new LinkCommand.StepFailed(attempt, "amazon.unreachable", _bench.Now, MayBeEnabled: true),
        6 => new LinkCommand.Refreshed(-1, Samples.Pair(1, _bench.Now)),
        7 => new LinkCommand.CareFailed(Pick(Accounts), -1, CareKind.Verify, _bench.Now),
        _ => new LinkCommand.IntendResend(attempt),
    };

    private void Command(LinkCommand command)
    {
        var before = _bench.State;
        var decision = _bench.Do(command);
        Fence(before, command);
        Seen.Add(command.GetType().Name);
        Seen.Add("status " + _bench.View.Status);
        Seen.Add("accounts " + _bench.State.Accounts.Length);
        Seen.Add("step " + _bench.State.Flow?.Step);
        switch (command)
        {
            case LinkCommand.Return back when decision.Begins:
                Consumed(back.Callback);
                break;
            case LinkCommand.ExchangeFailed { Spent: false } unsent when before.Flow?.Attempt == unsent.Attempt && _bench.State.Flow is null:
                // It went back unspent, for the same code only.
                _sent[unsent.Attempt] = 0;
                break;
        }
    }

    // A state stands for one code, for ever.
    private void Consumed(Callback callback)
    {
        var code = callback.CodeHash!;
        if (!_spentWith.TryAdd(callback.StateId, code))
        {
            _sent[callback.StateId].ShouldBe(0, "A state was consumed again although its code had been sent.");
            _spentWith[callback.StateId].ShouldBe(code);
        }

        _sent[callback.StateId] = 0;
    }

    private void Send(LinkFlow flow)
    {
        flow.Step.ShouldBe(FlowStep.Exchanging);
        flow.Pair.ShouldBeNull();
        _sent[flow.Attempt] = _sent.GetValueOrDefault(flow.Attempt) + 1;
        _sent[flow.Attempt].ShouldBeLessThanOrEqualTo(2);
    }

    // A command about an attempt or a pair that the record does not have leaves it untouched: nothing is written.
    private void Fence(LinkState before, LinkCommand command)
    {
        if (!ReferenceEquals(LinkMemory.Prune(before, _bench.Now), before))
        {
            return;
        }

        var stale = command switch
        {
            LinkCommand.IntendResend c => c.Attempt != before.Flow?.Attempt,
            LinkCommand.Exchanged c => c.Attempt != before.Flow?.Attempt,
            LinkCommand.ExchangeFailed c => c.Attempt != before.Flow?.Attempt,
            LinkCommand.IntendEnable c => c.Attempt != before.Flow?.Attempt,
            LinkCommand.NeedCode c => c.Attempt != before.Flow?.Attempt,
            LinkCommand.Enabled c => c.Attempt != before.Flow?.Attempt,
            LinkCommand.EnableElsewhere c => c.Attempt != before.Flow?.Attempt,
            LinkCommand.EnableRefused c => c.Attempt != before.Flow?.Attempt,
            LinkCommand.StepFailed c => c.Attempt != before.Flow?.Attempt,
            LinkCommand.Claimed c => c.Attempt != before.Flow?.Attempt,
            LinkCommand.EndFlow c => c.Attempt != before.Flow?.Attempt,
            LinkCommand.IntendRefresh c => PairDecisions.Find(before, c.PairVersion) is null,
            LinkCommand.Refreshed c => PairDecisions.Find(before, c.PairVersion) is null
                && before.SetAside.All(aside => aside.Account.Pair.Version != c.PairVersion),
            LinkCommand.RefreshFailed c => PairDecisions.Find(before, c.PairVersion) is null,
            LinkCommand.Reseal c => !Secrets(before).Intersect(c.Swaps.Select(swap => swap.Former)).Any(),
            LinkCommand.Left c => before.Leaving.All(account => account.Pair.Version != c.PairVersion),
            LinkCommand.LeaveFailed c => before.Leaving.All(account => account.Pair.Version != c.PairVersion),
            LinkCommand.Gone c => before.Accounts.All(account => account.Pair.Version != c.PairVersion || account.AlexaUserId != c.AlexaUserId),
            LinkCommand.PutBack => before.SetAside.IsEmpty,
            LinkCommand.LetGo c => before.SetAside.All(aside => aside.Account.Pair.Version != c.PairVersion),
            LinkCommand.Confirmed c => before.Accounts.All(account => account.AlexaUserId != c.AlexaUserId),
            LinkCommand.CareFailed c => before.Accounts.All(account => account.AlexaUserId != c.AlexaUserId || account.Generation != c.Generation),
            LinkCommand.GrantsRevoked c => !before.GrantsToRevoke.Intersect(c.Grants).Any(),
            _ => false,
        };
        if (stale)
        {
            _bench.State.ShouldBeSameAs(before, command.ToString());
        }
    }

    private void Check(LinkState before)
    {
        var state = _bench.State;
        state.Consents.Length.ShouldBeLessThanOrEqualTo(LinkLimits.OpenConsents);
        state.Outcomes.Length.ShouldBeLessThanOrEqualTo(LinkLimits.Outcomes);
        state.Closed.Length.ShouldBeLessThanOrEqualTo(LinkLimits.ClosedConsents);
        state.Accounts.Length.ShouldBeLessThanOrEqualTo(LinkLimits.Accounts);
        state.Accounts.Select(account => account.AlexaUserId).ShouldBeUnique();
        state.Generation.ShouldBeGreaterThanOrEqualTo(before.Generation);
        state.PairVersion.ShouldBeGreaterThanOrEqualTo(before.PairVersion);
        state.Consents.Select(consent => consent.OpenedAt).ShouldBeInOrder();

        var pairs = Pairs(state).ToList();
        pairs.Select(pair => pair.Version).ShouldBeUnique();
        pairs.TrueForAll(pair => pair.Version <= state.PairVersion).ShouldBeTrue();
        var added = pairs.Select(pair => pair.Version).Except(Pairs(before).Select(pair => pair.Version));
        added.All(_versions.Add).ShouldBeTrue("The version of a pair was given twice.");
        foreach (var account in state.Accounts)
        {
            // Within one link only a refresh replaces a pair; a new link brings its own.
            var known = before.Accounts.FirstOrDefault(other => other.Generation == account.Generation);
            account.Pair.Version.ShouldBeGreaterThanOrEqualTo(known?.Pair.Version ?? 0);
        }

        var living = state.Consents.Select(consent => consent.StateId).Concat(state.Outcomes.Select(outcome => outcome.Attempt));
        if (state.Flow is { } flow)
        {
            living = living.Append(flow.Attempt);
        }

        living.ShouldBeUnique();
        if (before.Unlinking is not null && state.Unlinking is null && state.Flow is null && state.Leaving.IsEmpty)
        {
            pairs.ShouldBeEmpty();
            LinkView.Of(state, _bench.Now).Status.ShouldBeOneOf(LinkStatus.Unlinked, LinkStatus.ConsentPending);
        }

        if (_bench.Plan is LinkStep.Wait wait)
        {
            wait.Until.ShouldBeGreaterThan(_bench.Now, "A wait that is over would spin.");
        }

        Picture(state);
    }

    private void Picture(LinkState state)
    {
        var view = LinkView.Of(state, _bench.Now);
        (view.Status == LinkStatus.Linked).ShouldBe(!state.Accounts.IsEmpty && state.Unlinking is null);
        (view.LinkedAt is not null).ShouldBe(!state.Accounts.IsEmpty);
        LinkDecider.Settle(state, AnyState(), _bench.Now).ShouldNotBeNull();
    }

    private static IEnumerable<SealedPair> Pairs(LinkState state) => state.Accounts.Select(account => account.Pair)
        .Concat(state.Leaving.Select(account => account.Pair))
        .Concat(state.SetAside.Select(aside => aside.Account.Pair))
        .Concat(state.Flow?.Pair is { } pair ? [pair] : ImmutableArray<SealedPair>.Empty);

    private SealedPair NewPair() => Samples.Pair(_bench.State.PairVersion + 1, _bench.Now);

    private long AnyVersion() => Take(2) == 0
        ? Take(20)
        : Pairs(_bench.State).Select(pair => pair.Version).Append(0).ElementAt(Take(Pairs(_bench.State).Count() + 1));

    // One of the newest, or one that is still to come.
    private string AnyState() => "state" + Math.Max(0, _opened - Take(24));

    private T Pick<T>(T[] choices) => choices[Take(choices.Length)];

    private int Take(int choices)
    {
        var taken = _number % choices;
        _number = unchecked((int)((uint)(_number * 1103515245L + 12345) % int.MaxValue));
        return taken;
    }
}
