using Platform.Grains.Links;
using Platform.Grains.Links.Decisions;
using Platform.Micro.Samples;

namespace Platform.Micro.Benchmarks;

/// <summary>
/// From a record and a command to the next record, from a record to the next step, and what partners see of it (design.md 4).
/// </summary>
[MemoryDiagnoser]
public class DecisionBenchmarks
{
    private static readonly TimeSpan ExchangeTotal = TimeSpan.FromSeconds(5);
    private static readonly LinkState Nothing = new();

    private readonly SampleLink _link = new();

    /// <summary>Sees that each decision is the one meant.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        Expect.That(ConsentOpened() is LinkDecision { Refusal: null, State.Consents.Length: 1 });
        Expect.That(CallbackAccepted() is LinkDecision { Refusal: null, Begins: true });
        Expect.That(Refreshed() is LinkDecision { State: { PairVersion: 2, Accounts: [{ Pair: { Version: 2, RefreshingSince: null } }] } });
        Expect.That(NextOfFlow() is LinkStep.Exchange);
        Expect.That(NextOfLinked() is LinkStep.Wait);
        Expect.That(View() is { Status: LinkStatus.Linked, Action: LinkAction.Unlink });
    }

    /// <summary>Opens a user's first consent.</summary>
    [Benchmark]
    public object ConsentOpened() => LinkDecider.Decide(Nothing, _link.Open, SampleLink.Now);

    /// <summary>Accepts the code of an open consent.</summary>
    [Benchmark]
    public object CallbackAccepted() => LinkDecider.Decide(_link.Consented, _link.Return, SampleLink.Now);

    /// <summary>Takes the pair that a refresh has brought.</summary>
    [Benchmark]
    public object Refreshed() => LinkDecider.Decide(_link.Refreshing, _link.Refreshed, SampleLink.Now);

    /// <summary>What is next for a code just accepted: to exchange it.</summary>
    [Benchmark]
    public object NextOfFlow() => LinkPlan.Next(_link.Exchanging, _link.Attempt, ExchangeTotal, SampleLink.Care, SampleLink.Now);

    /// <summary>What is next for a link: care, in time.</summary>
    [Benchmark]
    public object NextOfLinked() => LinkPlan.Next(_link.Linked, null, ExchangeTotal, SampleLink.Care, SampleLink.Now);

    /// <summary>The status of a link.</summary>
    [Benchmark]
    public LinkSnapshot View() => LinkView.Of(_link.Linked, SampleLink.Now);
}
