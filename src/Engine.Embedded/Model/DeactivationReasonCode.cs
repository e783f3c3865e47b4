namespace Orleans;

/// <summary>Why an activation goes. Only on a cluster there are more reasons.</summary>
public enum DeactivationReasonCode
{
    /// <summary>No reason given.</summary>
    None,

    /// <summary>The host stops.</summary>
    ShuttingDown,

    /// <summary>Nobody called for the collection age, or room was needed.</summary>
    ActivationIdle,

    /// <summary>An exception, such as one about a stale ETag, escaped the grain.</summary>
    ApplicationError,

    /// <summary>The grain asked for it.</summary>
    ApplicationRequested,
}
