using System.Globalization;

namespace Platform.Fuzz.Run.Judgement;

/// <summary>
/// Whether a process stays flat, by medians over stretches of the run, since the garbage collector makes single looks jump: after the first
/// tenth, in which everything is loaded and compiled, resident memory may grow by <see cref="MemoryBound"/> to the last tenth, and by half of it
/// from the second quarter to the last; open files by <see cref="HandleBound"/>.
/// </summary>
internal sealed class Growth(IReadOnlyList<Sample> samples)
{
    /// <summary>MiB.</summary>
    public const double MemoryBound = 60;

    /// <summary>File descriptors.</summary>
    public const int HandleBound = 64;

    private readonly long _all = samples.Count == 0 ? 0 : samples[^1].Sent;

    public double AfterWarmUp => Memory(0.10, 0.20);

    public double SecondQuarter => Memory(0.25, 0.50);

    public double LastQuarter => Memory(0.75, 1);

    public double End => Memory(0.90, 1);

    public double Peak => samples.Count == 0 ? 0 : samples.Max(sample => sample.Memory);

    public int HandlesBefore => (int)Median(0.10, 0.20, sample => sample.Handles);

    public int HandlesAfter => (int)Median(0.90, 1, sample => sample.Handles);

    public bool IsFlat =>
        End - AfterWarmUp < MemoryBound && LastQuarter - SecondQuarter < MemoryBound / 2 && HandlesAfter - HandlesBefore < HandleBound;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"after warm-up {AfterWarmUp:0}, second quarter {SecondQuarter:0}, last quarter {LastQuarter:0}, end {End:0}, peak {Peak:0}");

    private double Memory(double from, double to) => Median(from, to, sample => sample.Memory);

    private double Median(double from, double to, Func<Sample, double> value)
    {
        var stretch = samples.Where(sample => sample.Sent >= from * _all && sample.Sent <= to * _all).Select(value).Order().ToList();
        return stretch.Count == 0 ? 0 : stretch[stretch.Count / 2];
    }
}
