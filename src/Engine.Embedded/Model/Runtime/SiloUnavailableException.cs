namespace Orleans.Runtime;

/// <summary>The engine has not started or is on its way out, so the call was not made.</summary>
/// <param name="message">In words.</param>
/// <param name="innerException">Its cause.</param>
public sealed class SiloUnavailableException(string? message = null, Exception? innerException = null) : OrleansMessageRejectionException(message, innerException);
