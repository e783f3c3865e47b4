namespace Orleans;

/// <summary>Why an activation goes. Some reasons exist on a cluster only.</summary>
public enum DeactivationReasonCode
{
    /// <summary>No reason given.</summary>
    None,

    /// <summary>The host stops.</summary>
    ShuttingDown,

    /// <summary>The activation could not be made.</summary>
    ActivationFailed,

    /// <summary>On a cluster: the directory of activations failed.</summary>
    DirectoryFailure,

    /// <summary>Nobody called for the collection age, or room was needed.</summary>
    ActivationIdle,

    /// <summary>On a cluster: a call would not end.</summary>
    ActivationUnresponsive,

    /// <summary>On a cluster: another activation of the grain was first.</summary>
    DuplicateActivation,

    /// <summary>On a cluster: a caller speaks another version.</summary>
    IncompatibleRequest,

    /// <summary>An exception, such as one about a stale ETag, escaped the grain.</summary>
    ApplicationError,

    /// <summary>The grain asked for it.</summary>
    ApplicationRequested,
}
