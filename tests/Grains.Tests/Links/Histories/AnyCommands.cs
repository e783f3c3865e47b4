using Platform.Grains.Links;
using Platform.Grains.Links.Decisions;

namespace Platform.Grains.Tests.Links.Histories;

/// <summary>Commands that come at any time, whatever the record is about: valid ones and stale ones.</summary>
internal sealed class AnyCommands(Bench bench, Choices choices, LinkValues values)
{
    private int _reseals;

    /// <summary>The next one.</summary>
    /// <param name="calm">Whether none may end a link.</param>
    public LinkCommand Next(bool calm)
    {
        var attempt = choices.Take(2) == 0 ? values.AnyState() : bench.State.Flow?.Attempt ?? values.AnyState();
        var kind = choices.Take(24);
        return (calm && kind is (10 or 11 or 12 or 17 or 21 or 22) ? 8 : kind) switch
        {
            0 or 1 or 2 or 3 => Samples.Open(values.NewState()),
            4 or 5 or 6 or 7 or 8 => Samples.Return(
                bench.State.Consents is { IsEmpty: false } open && choices.Take(3) > 0 ? open[choices.Take(open.Length)].StateId : values.AnyState(),
                "code" + choices.Take(2),
                choices.Take(2) == 0 ? "partner" + choices.Take(3) : null),
            9 => Samples.ReturnError(values.AnyState(), choices.Take(2) == 0 ? "redirect.access_denied" : "redirect.server_error"),
            10 => new LinkCommand.Unlink(),
            11 => Superseded(attempt),
            12 => new LinkCommand.Abandon(bench.Now - values.AnyPause()),
            13 => new LinkCommand.IntendRefresh(values.AnyVersion()),
            14 => new LinkCommand.Refreshed(values.AnyVersion(), values.NewPair()),
            15 => new LinkCommand.RefreshFailed(values.AnyVersion()),
            16 => new LinkCommand.Confirmed(values.AnyAccount(), "eu"),
            17 => Gone(),
            18 => new LinkCommand.Left(values.AnyVersion()),
            19 => Stale(attempt + "-of-long-ago"),
            20 => new LinkCommand.GrantsRevoked(["grant" + choices.Take(20)]),
            21 => choices.Take(2) == 0 ? new LinkCommand.PutBack() : new LinkCommand.LetGo(values.AnyVersion()),
            23 => Reseal(),
            _ => new LinkCommand.EndFlow(attempt, "amazon.unreachable"),
        };
    }

    private LinkCommand.Supersede Superseded(string attempt)
    {
        var account = bench.State.Accounts.FirstOrDefault();
        return account is null || choices.Take(3) == 0
            ? new LinkCommand.Supersede(bench.State.Flow?.AlexaUserId ?? values.AnyAccount(), attempt)
            : new LinkCommand.Supersede(account.AlexaUserId, account.Attempt);
    }

    // Some of the record's secrets, and one that it never had.
    private LinkCommand.Reseal Reseal()
    {
        var swaps = bench.State.Secrets().Where(_ => choices.Take(2) == 0).Append(Samples.Sealed("elsewhere")).Distinct()
            .Select(secret => new SecretSwap(secret, Samples.Sealed("again" + ++_reseals)));
        return new LinkCommand.Reseal([.. swaps]);
    }

    private LinkCommand.Gone Gone()
    {
        var account = bench.State.Accounts.FirstOrDefault();
        var (id, version) = account is null || choices.Take(3) == 0
            ? (values.AnyAccount(), values.AnyVersion())
            : (account.AlexaUserId, account.Pair.Version);
        return new LinkCommand.Gone(id, version, "exchange.invalid_grant", LinkStatus.RelinkRequired);
    }

    private LinkCommand Stale(string attempt) => choices.Take(9) switch
    {
        0 => new LinkCommand.Exchanged(attempt, Samples.Pair(1, bench.Now)),
        1 => new LinkCommand.ExchangeFailed(attempt, "exchange.server_error", choices.Take(2) == 0),
        2 => new LinkCommand.IntendEnable(attempt, ["na"], "stale-grant"),
        3 => new LinkCommand.Claimed(attempt),
        4 => new LinkCommand.Enabled(attempt, values.AnyAccount()),
        5 => new LinkCommand.StepFailed(attempt, "amazon.unreachable", bench.Now, MayBeEnabled: true),
        6 => new LinkCommand.Refreshed(-1, Samples.Pair(1, bench.Now)),
        7 => new LinkCommand.CareFailed(values.AnyAccount(), -1, CareKind.Verify, bench.Now),
        _ => new LinkCommand.IntendResend(attempt),
    };
}
