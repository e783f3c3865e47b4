namespace Platform.Vault;

/// <summary>All data keys of an installation, oldest first. One of them seals; all of them open.</summary>
/// <param name="Keys">The wrapped keys in the order in which they were added.</param>
public sealed record DataKeySet(IReadOnlyList<WrappedDataKey> Keys)
{
    /// <summary>The set of an installation that has never sealed anything.</summary>
    public static DataKeySet Empty { get; } = new([]);

    /// <summary>The key that seals; null stands for the newest. A key that is added must be known to every node before it seals.</summary>
    public uint? SealingKeyId { get; init; }

    /// <summary>Whether there is no key yet.</summary>
    public bool IsEmpty => Keys.Count == 0;
}
