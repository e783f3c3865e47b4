namespace Platform.AmazonSimulator.Contract;

/// <summary>A scripted fault and what it has done.</summary>
/// <param name="Id">Rises by one with every fault.</param>
/// <param name="Script">What it does.</param>
/// <param name="Seen">Matching calls so far, skipped ones included.</param>
/// <param name="Struck">Calls it struck.</param>
public sealed record FaultRecord(long Id, FaultScript Script, int Seen, int Struck)
{
    /// <summary>Whether it has struck as often as it should.</summary>
    public bool Spent => Script.Times != 0 && Struck >= Script.Times;
}
