namespace Platform.Benchmarks;

/// <summary>How much is done: a full run is meant to take a quarter of an hour, a quick one two minutes.</summary>
/// <param name="Small">Links in the smallest store.</param>
/// <param name="Medium">Links in the usual one.</param>
/// <param name="Large">Links in the largest one.</param>
/// <param name="Rounds">How often each side is measured, in alternating order.</param>
/// <param name="Load">How long a load is put on.</param>
/// <param name="Warmup">How long before it, uncounted: a program that has just started is compiled while it works.</param>
/// <param name="Storm">How long a storm of refreshes lasts at most.</param>
/// <param name="Hot">How many hot links there are.</param>
/// <param name="Kills">How often the process is killed in a storm.</param>
/// <param name="LeftAlone">
/// How long after the last kill it is asked what is lost. A refresh without an answer is left alone for 35 s before its token is sent again, so that
/// before then nothing can have been sent twice.
/// </param>
/// <param name="Starts">How often a start is timed.</param>
/// <param name="Paced">Whether latencies are measured by themselves, at a rate that both sides can bear.</param>
internal sealed record Scale(
    int Small,
    int Medium,
    int Large,
    int Rounds,
    TimeSpan Load,
    TimeSpan Warmup,
    TimeSpan Storm,
    int Hot,
    int Kills,
    TimeSpan LeftAlone,
    int Starts,
    bool Paced)
{
    /// <summary>The sizes that the targets speak of.</summary>
    public static Scale Full { get; } = new(
        10_000,
        100_000,
        1_000_000,
        Rounds: 3,
        Load: TimeSpan.FromSeconds(2),
        Warmup: TimeSpan.FromSeconds(4),
        Storm: TimeSpan.FromSeconds(26),
        Hot: 10,
        Kills: 3,
        LeftAlone: TimeSpan.FromSeconds(36),
        Starts: 3,
        Paced: true);

    /// <summary>To see that it works, and where it stands roughly.</summary>
    public static Scale Quick { get; } = new(
        4_000,
        4_000,
        8_000,
        Rounds: 1,
        Load: TimeSpan.FromSeconds(0.5),
        Warmup: TimeSpan.FromSeconds(0.5),
        Storm: TimeSpan.FromSeconds(3),
        Hot: 2,
        Kills: 1,
        LeftAlone: TimeSpan.FromSeconds(1),
        Starts: 1,
        Paced: false);
}
