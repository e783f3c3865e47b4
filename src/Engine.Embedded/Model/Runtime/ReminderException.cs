namespace Orleans.Runtime;

/// <summary>The store refused a change of a reminder; the caller may try again.</summary>
public sealed class ReminderException : OrleansException
{
    /// <summary>With no more to say.</summary>
    public ReminderException()
    {
    }

    /// <summary>With a message.</summary>
    public ReminderException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public ReminderException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
