namespace Orleans.Runtime;

/// <summary>A stored reminder.</summary>
public interface IGrainReminder
{
    /// <summary>Name within the grain.</summary>
    string ReminderName { get; }
}
