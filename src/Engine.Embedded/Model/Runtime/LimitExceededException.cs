namespace Orleans.Runtime;

/// <summary>A bounded queue is full: of an activation, or of the store's writer. Nothing was done.</summary>
/// <param name="message">In words.</param>
/// <param name="innerException">Its cause.</param>
public sealed class LimitExceededException(string? message = null, Exception? innerException = null) : OrleansException(message, innerException);
