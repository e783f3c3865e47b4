namespace Orleans.Runtime;

/// <summary>The call was refused before it ran.</summary>
/// <param name="message">In words.</param>
/// <param name="innerException">Its cause.</param>
public class OrleansMessageRejectionException(string? message = null, Exception? innerException = null) : OrleansException(message, innerException);
