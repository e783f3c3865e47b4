namespace Platform.Engine.Embedded.Activations;

/// <summary>Where an activation is in its life; it only goes forward.</summary>
internal enum Stage
{
    /// <summary>Made, state being read, <c>OnActivateAsync</c>.</summary>
    Activating,

    /// <summary>Takes calls.</summary>
    Valid,

    /// <summary>Running turns end; new ones wait for the next activation.</summary>
    Deactivating,

    /// <summary>May touch nothing any more.</summary>
    Gone,
}
