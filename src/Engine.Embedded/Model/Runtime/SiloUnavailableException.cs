namespace Orleans.Runtime;

/// <summary>The engine has not started or is on its way out, so the call was not made.</summary>
public sealed class SiloUnavailableException : OrleansMessageRejectionException
{
    /// <summary>With no more to say.</summary>
    public SiloUnavailableException()
    {
    }

    /// <summary>With a message.</summary>
    public SiloUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public SiloUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
