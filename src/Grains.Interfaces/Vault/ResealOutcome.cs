namespace Platform.Grains.Vault;

/// <summary>What came of sealing a record's secrets again.</summary>
[GenerateSerializer, Alias("ResealOutcome")]
public enum ResealOutcome
{
    /// <summary>Every secret of the record is under the key asked for.</summary>
    Sealed,

    /// <summary>A secret did not open and stays as it is; the others are under the key asked for.</summary>
    NotOpened,

    /// <summary>
    /// The grain's node does not seal with that key yet, or its store did not take the record: nothing has changed; ask again.
    /// </summary>
    NotYet,
}
