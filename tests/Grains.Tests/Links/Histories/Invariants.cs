using Platform.Grains.Links;
using Platform.Grains.Links.Decisions;

namespace Platform.Grains.Tests.Links.Histories;

/// <summary>Checks what holds of a record after every step, whatever the step was.</summary>
internal sealed class Invariants(Bench bench)
{
    private readonly HashSet<long> _versions = [];

    /// <summary>After a step.</summary>
    /// <param name="before">The record before it.</param>
    /// <param name="attempt">Any attempt that somebody may wait for.</param>
    public void Check(LinkState before, string attempt)
    {
        var state = bench.State;
        Sizes(state);
        Order(before, state);
        Pairs(before, state);
        Identities(state);
        Unlinked(before, state);
        if (bench.Plan is LinkStep.Wait wait)
        {
            wait.Until.ShouldBeGreaterThan(bench.Now, "A wait that is over would spin.");
        }

        Picture(state);
        LinkDecider.Settle(state, attempt, bench.Now).ShouldNotBeNull();
    }

    private static void Sizes(LinkState state)
    {
        state.Consents.Length.ShouldBeLessThanOrEqualTo(LinkLimits.OpenConsents);
        state.Outcomes.Length.ShouldBeLessThanOrEqualTo(LinkLimits.Outcomes);
        state.Closed.Length.ShouldBeLessThanOrEqualTo(LinkLimits.ClosedConsents);
        state.Accounts.Length.ShouldBeLessThanOrEqualTo(LinkLimits.Accounts);
    }

    private static void Order(LinkState before, LinkState state)
    {
        state.Generation.ShouldBeGreaterThanOrEqualTo(before.Generation);
        state.PairVersion.ShouldBeGreaterThanOrEqualTo(before.PairVersion);
        state.Consents.Select(consent => consent.OpenedAt).ShouldBeInOrder();
    }

    private void Pairs(LinkState before, LinkState state)
    {
        var pairs = state.Pairs().ToList();
        pairs.Select(pair => pair.Version).ShouldBeUnique();
        pairs.TrueForAll(pair => pair.Version <= state.PairVersion).ShouldBeTrue();
        var added = pairs.Select(pair => pair.Version).Except(before.Pairs().Select(pair => pair.Version));
        added.All(_versions.Add).ShouldBeTrue("The version of a pair was given twice.");
        foreach (var account in state.Accounts)
        {
            // Within one link only a refresh replaces a pair; a new link brings its own.
            var known = before.Accounts.FirstOrDefault(other => other.Generation == account.Generation);
            account.Pair.Version.ShouldBeGreaterThanOrEqualTo(known?.Pair.Version ?? 0);
        }
    }

    private static void Identities(LinkState state)
    {
        state.Accounts.Select(account => account.AlexaUserId).ShouldBeUnique();
        var living = state.Consents.Select(consent => consent.StateId).Concat(state.Outcomes.Select(outcome => outcome.Attempt));
        if (state.Flow is { } flow)
        {
            living = living.Append(flow.Attempt);
        }

        living.ShouldBeUnique();
    }

    private void Unlinked(LinkState before, LinkState state)
    {
        if (before.Unlinking is not null && state.Unlinking is null && state.Flow is null && state.Leaving.IsEmpty)
        {
            state.Pairs().ShouldBeEmpty();
            LinkView.Of(state, bench.Now).Status.ShouldBeOneOf(LinkStatus.Unlinked, LinkStatus.ConsentPending);
        }
    }

    private void Picture(LinkState state)
    {
        var view = LinkView.Of(state, bench.Now);
        (view.Status == LinkStatus.Linked).ShouldBe(!state.Accounts.IsEmpty && state.Unlinking is null);
        (view.LinkedAt is not null).ShouldBe(!state.Accounts.IsEmpty);
    }
}
