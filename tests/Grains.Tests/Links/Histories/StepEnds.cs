using Platform.Grains.Links.Decisions;
using Platform.Grains.Links.Records;

namespace Platform.Grains.Tests.Links.Histories;

/// <summary>The ends that a step of the record's work can have, as the runner tells them.</summary>
internal sealed class StepEnds(Bench bench, Choices choices, LinkValues values)
{
    private int _grants;

    public LinkCommand Exchange(string attempt) => choices.Take(4) switch
    {
        0 => new LinkCommand.ExchangeFailed(attempt, "exchange.server_error", Spent: false),
        1 => new LinkCommand.ExchangeFailed(attempt, "exchange.invalid_grant", Spent: true),
        _ => new LinkCommand.Exchanged(attempt, values.NewPair()),
    };

    /// <summary>What comes before the call that enables.</summary>
    public LinkCommand BeforeEnable(string attempt) => choices.Take(6) == 0
        ? new LinkCommand.NeedCode(attempt)
        : new LinkCommand.IntendEnable(attempt, ["na", "eu"], $"grant{++_grants}");

    public LinkCommand Enable(string attempt) => choices.Take(7) switch
    {
        0 => new LinkCommand.EnableElsewhere(attempt),
        1 => new LinkCommand.EnableRefused(attempt, "enablement.400"),
        2 => new LinkCommand.StepFailed(attempt, "enablement.503", bench.Now + values.AnyPause(), MayBeEnabled: false),
        3 => new LinkCommand.StepFailed(attempt, "amazon.unreachable", bench.Now + values.AnyPause(), MayBeEnabled: true),
        _ => new LinkCommand.Enabled(attempt, values.AnyAccount()),
    };

    /// <summary>The end of a step that has one command only; null where there is nothing to do.</summary>
    public LinkCommand? Of(LinkStep step) => step switch
    {
        LinkStep.Claim claim => new LinkCommand.Claimed(claim.Flow.Attempt),
        LinkStep.End end => new LinkCommand.EndFlow(end.Attempt, end.Code),
        LinkStep.Leave leave => Leave(leave.Account.Pair.Version),
        LinkStep.Judge judge => choices.Take(2) == 0 ? new LinkCommand.PutBack() : new LinkCommand.LetGo(judge.Account.Account.Pair.Version),
        LinkStep.Care { Due: { Account: var account, Kind: var kind } } => Care(account, kind),
        LinkStep.RevokeGrants revoke => new LinkCommand.GrantsRevoked(revoke.Grants),
        _ => null,
    };

    private LinkCommand Leave(long version) => choices.Take(2) == 0
        ? new LinkCommand.Left(version)
        : new LinkCommand.LeaveFailed(version, "amazon.unreachable", bench.Now + values.AnyPause());

    private LinkCommand Care(LinkedAccount account, CareKind kind) => (choices.Take(3), kind) switch
    {
        (0, _) => new LinkCommand.CareFailed(account.AlexaUserId, account.Generation, kind, bench.Now + TimeSpan.FromMinutes(1)),
        (_, CareKind.Verify) => new LinkCommand.Confirmed(account.AlexaUserId, "eu"),
        _ => new LinkCommand.Refreshed(account.Pair.Version, values.NewPair()),
    };
}
