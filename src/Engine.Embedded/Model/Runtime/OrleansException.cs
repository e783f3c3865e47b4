namespace Orleans.Runtime;

/// <summary>Something that the engine could not do.</summary>
public class OrleansException : Exception
{
    /// <summary>With no more to say.</summary>
    public OrleansException()
    {
    }

    /// <summary>With a message.</summary>
    public OrleansException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public OrleansException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
