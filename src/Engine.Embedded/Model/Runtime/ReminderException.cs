namespace Orleans.Runtime;

/// <summary>The store refused a change of a reminder; the caller may try again.</summary>
/// <param name="message">In words.</param>
/// <param name="innerException">Its cause.</param>
public sealed class ReminderException(string? message = null, Exception? innerException = null) : OrleansException(message, innerException);
