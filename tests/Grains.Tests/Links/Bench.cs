using Platform.Grains.Links;
using Platform.Grains.Links.Decisions;

namespace Platform.Grains.Tests.Links;

/// <summary>A record on the bench: commands are decided one after the other, as a grain would commit them, and time moves when told.</summary>
internal sealed class Bench
{
    public static readonly TimeSpan ExchangeTotal = TimeSpan.FromSeconds(5);

    public LinkState State { get; set; } = new();

    public DateTimeOffset Now { get; private set; } = Samples.Start;

    /// <summary>What the activation has accepted and not yet sent.</summary>
    public string? StartedHere { get; private set; }

    /// <summary>The care that linked accounts get; none where it is null.</summary>
    public CarePolicy? Care { get; init; }

    public LinkSnapshot View => LinkView.Of(State, Now);

    public LinkStep Plan => LinkPlan.Next(State, StartedHere, ExchangeTotal, Care, Now);

    public LinkDecision Do(LinkCommand command)
    {
        var decision = LinkDecider.Decide(State, command, Now);
        State = decision.State;
        if (decision.Begins)
        {
            StartedHere = decision.Attempt;
        }

        return decision;
    }

    public Bench After(TimeSpan time)
    {
        Now += time;
        return this;
    }

    /// <summary>The process ends and another takes over: only the record is left.</summary>
    public Bench Restart()
    {
        StartedHere = null;
        return this;
    }

    /// <summary>The code goes out.</summary>
    public void Sent() => StartedHere = null;

    public LinkReply Settle(string attempt) => LinkDecider.Settle(State, attempt, Now);

    /// <summary>A consent that has come back with a code.</summary>
    public Bench Returned(string stateId = "s1", string code = "code", string? partnerCode = null)
    {
        Do(Samples.Open(stateId));
        Do(Samples.Return(stateId, code, partnerCode));
        return this;
    }

    public Bench Exchanged(string stateId = "s1", string? partnerCode = null)
    {
        Returned(stateId, partnerCode: partnerCode);
        Sent();
        Do(new LinkCommand.Exchanged(stateId, Samples.Pair(State.PairVersion + 1, Now)));
        return this;
    }

    public Bench Enabling(string stateId = "s1", string? grant = null, params string[] hosts)
    {
        Exchanged(stateId);
        Do(new LinkCommand.IntendEnable(stateId, [.. hosts.DefaultIfEmpty("na")], grant ?? "grant:" + stateId));
        return this;
    }

    public Bench Claiming(string alexaUserId = "alexa1", string stateId = "s1", string? grant = null)
    {
        Enabling(stateId, grant);
        Do(new LinkCommand.Enabled(stateId, alexaUserId));
        return this;
    }

    public Bench Linked(string alexaUserId = "alexa1", string stateId = "s1", string? grant = null)
    {
        Claiming(alexaUserId, stateId, grant);
        Do(new LinkCommand.Claimed(stateId));
        Revoked();
        return this;
    }

    /// <summary>What is to be revoked is revoked.</summary>
    public Bench Revoked()
    {
        Do(new LinkCommand.GrantsRevoked(State.GrantsToRevoke));
        return this;
    }
}
