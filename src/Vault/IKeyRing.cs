namespace Platform.Vault;

/// <summary>The data keys in memory. Loaded once at start; nothing can be sealed or opened before.</summary>
public interface IKeyRing
{
    /// <summary>Ends when the keys are loaded; never ends if they cannot be.</summary>
    Task Ready { get; }

    /// <summary>Whether the keys are loaded (part of readiness).</summary>
    bool IsLoaded { get; }

    /// <summary>
    /// Reads and unwraps the stored data keys; at the very first start makes the key-encryption key and the first data key. Called by a
    /// hosted service at start; once loaded, further calls do nothing.
    /// </summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="VaultException">Keys are missing, wrong or readable by others: the message names setting and file; nothing was
    /// written.</exception>
    Task Load(CancellationToken cancellationToken);
}
