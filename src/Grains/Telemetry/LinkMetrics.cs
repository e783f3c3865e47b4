using System.Diagnostics.Metrics;
using Platform.Grains.Links;
using Platform.Grains.Links.Decisions;
using Platform.Grains.Skills;

namespace Platform.Grains.Telemetry;

/// <summary>
/// What a node's links tell in numbers. Labels are codes of the catalogue and names of ours, never a partner, a user or words from upstream, so their
/// number is bounded.
/// </summary>
internal sealed class LinkMetrics : IDisposable
{
    /// <summary>The outcome of what went well.</summary>
    public const string Ok = "ok";

    private readonly Meter _meter = new("Platform.Links");
    private readonly Counter<long> _attempts;
    private readonly Counter<long> _endings;
    private readonly Counter<long> _care;
    private readonly Counter<long> _lost;
    private readonly Counter<long> _unreceived;
    private readonly UpDownCounter<long> _atRisk;
    private readonly Histogram<double> _refreshes;
    private readonly Histogram<double> _remaining;
    private readonly Histogram<double> _evidence;

    public LinkMetrics(CareBudget budget)
    {
        _attempts = _meter.CreateCounter<long>("linking.attempts", null, "Attempts to link that have ended, by outcome.");
        _endings = _meter.CreateCounter<long>("linking.endings", null, "Links that have ended, by reason.");
        _care = _meter.CreateCounter<long>("linking.care", null, "Links cared for without being asked, by kind and outcome.");
        _lost = _meter.CreateCounter<long>("linking.token.lost", null, "Token pairs that were given up because they could not be stored. Stays 0.");
        _unreceived = _meter.CreateCounter<long>(
            "linking.token.unreceived", null, "Answers with tokens that never arrived, and could not be had again.");
        _atRisk = _meter.CreateUpDownCounter<long>("linking.token.at_risk", null, "Token pairs that are held in memory because the store refuses them.");
        _refreshes = Seconds("linking.refresh.duration", "Refreshes at Amazon's token server, by outcome.", 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10);
        _remaining = Seconds("linking.token.remaining", "How long an access token still lived when it was wanted; below 0 it had expired.", 0, 60, 300, 600, 1200, 2400, 3600);
        _evidence = Seconds("linking.evidence.age", "How old the evidence of a link was when it was renewed.", 3600, 21600, 43200, 86400, 103680, 172800, 604800, 725760);
        _meter.CreateObservableGauge("linking.care.backlog", () => budget.Backlog, null, "Links that wait for their turn to be cared for on this node.");
    }

    /// <summary>A record was written: tells which attempt or link has ended by it.</summary>
    public void Committed(LinkState before, LinkState after)
    {
        if (!before.Outcomes.Equals(after.Outcomes))
        {
            foreach (var ended in after.Outcomes.Except(before.Outcomes))
            {
                _attempts.Add(1, Outcome(ended.Code ?? Ok));
            }
        }

        if (after.Ending is not null && after.Ending != before.Ending)
        {
            _endings.Add(1, new KeyValuePair<string, object?>("reason", after.Reason?.Code ?? "unlink"));
        }
    }

    /// <summary>Amazon answered a refresh, or did not.</summary>
    public void Refreshed(string outcome, TimeSpan took) => _refreshes.Record(took.TotalSeconds, Outcome(outcome));

    /// <summary>A link was cared for.</summary>
    public void CaredFor(CareKind kind, string outcome) =>
        _care.Add(1, new KeyValuePair<string, object?>("kind", kind == CareKind.Refresh ? "refresh" : "verify"), Outcome(outcome));

    /// <summary>An access token is wanted that lives so long.</summary>
    public void TokenWanted(TimeSpan remaining) => _remaining.Record(remaining.TotalSeconds);

    /// <summary>Evidence so old was renewed.</summary>
    public void EvidenceRenewed(TimeSpan age) => _evidence.Record(age.TotalSeconds);

    /// <summary>A result of Amazon could not be stored, and is held here.</summary>
    public void HeldInMemory(bool hasTokens) => _atRisk.Add(hasTokens ? 1 : 0);

    /// <summary>It is stored by now; or not, and given up.</summary>
    public void LetGo(bool hasTokens, bool isLost)
    {
        _atRisk.Add(hasTokens ? -1 : 0);
        _lost.Add(isLost ? 1 : 0);
    }

    /// <summary>Tokens were on their way here, did not arrive, and will not come again.</summary>
    public void Unreceived() => _unreceived.Add(1);

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private static KeyValuePair<string, object?> Outcome(string outcome) => new("outcome", outcome);

    private Histogram<double> Seconds(string name, string description, params double[] bounds) =>
        _meter.CreateHistogram(name, "s", description, null, new InstrumentAdvice<double> { HistogramBucketBoundaries = bounds });
}
