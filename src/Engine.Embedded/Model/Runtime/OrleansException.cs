namespace Orleans.Runtime;

/// <summary>Something that the engine could not do.</summary>
/// <param name="message">In words.</param>
/// <param name="innerException">Its cause.</param>
public class OrleansException(string? message = null, Exception? innerException = null) : Exception(message, innerException);
