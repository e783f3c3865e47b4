namespace Platform.Contract.Tests.Grains;

[Alias("Contract.ILedgerGrain")]
public interface ILedgerGrain : IGrainWithStringKey
{
    [Alias("Add")]
    Task Add(string entry);

    /// <summary>Adds under an activation-wide mutex, from the committed record: the way of design.md 4.</summary>
    [Alias("Commit")]
    [AlwaysInterleave]
    Task Commit(string entry);

    /// <summary>Two writes begun before either has ended.</summary>
    [Alias("AddTwoAtOnce")]
    Task AddTwoAtOnce(string first, string second);

    /// <summary>Like <see cref="Add"/>, but answers with the name of the exception and reads the record again.</summary>
    [Alias("TryAdd")]
    Task<string> TryAdd(string entry);

    [Alias("Fill")]
    Task Fill(DayOfWeek day);

    [Alias("Clear")]
    Task Clear();

    [Alias("View")]
    Task<StateView> View();

    [Alias("SeenOnActivation")]
    Task<int> SeenOnActivation();

    /// <summary>Reads and writes state on a thread of the pool; answers with the names of the exceptions.</summary>
    [Alias("TouchFromOutside")]
    Task<string> TouchFromOutside();

    /// <summary>Leaves code behind that touches state when the gate <c>touch</c> opens, and deactivates.</summary>
    [Alias("LeaveCodeBehind")]
    Task LeaveCodeBehind();

    /// <summary>Adds at another ledger.</summary>
    [Alias("AddThrough")]
    Task AddThrough(string other, string entry);

    /// <summary>Notes <c>began</c>, waits, adds in the tick of a timer, notes <c>added</c>; an exception escapes the tick.</summary>
    [Alias("AddInTick")]
    Task AddInTick(string entry);
}
