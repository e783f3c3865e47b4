using Platform.Grains.Links.Records;

namespace Platform.Grains.Tests.Links.Histories;

/// <summary>Values for commands: such as the record has, and such as it has had or is still to have.</summary>
internal sealed class LinkValues(Bench bench, Choices choices)
{
    private static readonly string[] Accounts = [.. Enumerable.Range(0, 7).Select(n => "alexa" + n)];
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(36), TimeSpan.FromSeconds(61), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(14),
        TimeSpan.FromMinutes(30), TimeSpan.FromHours(23), TimeSpan.FromDays(4),
    ];

    private int _opened;

    public string NewState() => "state" + _opened++;

    /// <summary>One of the newest, or one that is still to come.</summary>
    public string AnyState() => "state" + Math.Max(0, _opened - choices.Take(24));

    public string AnyAccount() => choices.Pick(Accounts);

    public TimeSpan AnyPause() => choices.Pick(Pauses);

    public SealedPair NewPair() => Samples.Pair(bench.State.PairVersion + 1, bench.Now);

    public long AnyVersion() => choices.Take(2) == 0
        ? choices.Take(20)
        : bench.State.Pairs().Select(pair => pair.Version).Append(0).ElementAt(choices.Take(bench.State.Pairs().Count() + 1));
}
