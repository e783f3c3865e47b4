namespace Platform.Vault;

/// <summary>All data keys of an installation, oldest first. The last one seals; all of them open.</summary>
/// <param name="Keys">The wrapped keys in the order in which they were added.</param>
public sealed record DataKeySet(IReadOnlyList<WrappedDataKey> Keys)
{
    /// <summary>The set of an installation that has never sealed anything.</summary>
    public static DataKeySet Empty { get; } = new([]);

    /// <summary>Whether there is no key yet.</summary>
    public bool IsEmpty => Keys.Count == 0;
}
