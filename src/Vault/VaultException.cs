namespace Platform.Vault;

/// <summary>The vault refused. The message tells an operator why and never holds a value, a key or a ciphertext.</summary>
public sealed class VaultException : Exception
{
    /// <summary>A refusal.</summary>
    /// <param name="message">Why, in words for an operator.</param>
    public VaultException(string message)
        : base(message)
    {
    }

    /// <summary>A refusal with what caused it.</summary>
    /// <param name="message">Why, in words for an operator.</param>
    /// <param name="innerException">What the system said.</param>
    public VaultException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
