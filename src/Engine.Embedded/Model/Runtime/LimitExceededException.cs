namespace Orleans.Runtime;

/// <summary>A bounded queue is full: of an activation, or of the store's writer. Nothing was done.</summary>
public sealed class LimitExceededException : OrleansException
{
    /// <summary>With no more to say.</summary>
    public LimitExceededException()
    {
    }

    /// <summary>With a message.</summary>
    public LimitExceededException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public LimitExceededException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
