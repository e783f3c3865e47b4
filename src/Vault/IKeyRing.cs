namespace Platform.Vault;

/// <summary>
/// The data keys in memory. Loaded at start, before which nothing can be sealed or opened, and looked at again on a bounded period.
/// </summary>
public interface IKeyRing
{
    /// <summary>Ends when the keys are loaded; never ends if they cannot be.</summary>
    Task Ready { get; }

    /// <summary>Whether the keys are loaded (part of readiness).</summary>
    bool IsLoaded { get; }

    /// <summary>The data key that seals here.</summary>
    /// <exception cref="VaultException">The keys are not loaded yet.</exception>
    uint SealingKeyId { get; }

    /// <summary>
    /// Reads and unwraps the stored data keys; at the very first start makes the key-encryption key and the first data key. Called by a
    /// hosted service at start; once loaded, further calls do nothing.
    /// </summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="VaultException">Keys are missing, wrong or readable by others: the message names setting and file; nothing was
    /// written.</exception>
    Task Load(CancellationToken cancellationToken);

    /// <summary>
    /// Reads the stored data keys again: what a rotation has added, chosen to seal, wrapped anew or retired holds here afterwards. Called
    /// by a hosted service every <see cref="VaultOptions.Reload"/>. A key in use whose new wrapping does not open here stays in use, with
    /// an alert.
    /// </summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="VaultException">A data key that is new here does not unwrap; what was loaded stays in use.</exception>
    Task Reload(CancellationToken cancellationToken);
}
