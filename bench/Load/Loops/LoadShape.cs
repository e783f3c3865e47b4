namespace Platform.Load.Loops;

/// <summary>How a load is put on.</summary>
/// <param name="Lanes">Pieces of work side by side: all the time in a closed loop, at most in an open one.</param>
/// <param name="Warmup">For how long it is put on before it counts.</param>
/// <param name="Length">For how long it counts; the end of the numbers may come before.</param>
/// <param name="First">The number of the first piece.</param>
/// <param name="Count">How many pieces there are; null for as many as time allows.</param>
/// <param name="Rate">Open loop: pieces that arrive each second. Null for a closed loop.</param>
internal sealed record LoadShape(int Lanes, TimeSpan Warmup, TimeSpan Length, long First, long? Count, double? Rate)
{
    /// <summary>True where this number is not to be done any more.</summary>
    public bool IsOver(long number) => number - First >= Count;
}
