namespace Platform.Vault;

/// <summary>Seals and opens secrets (design.md 5). There is no plaintext fallback: what does not open stays shut.</summary>
public interface IVault
{
    /// <summary>Seals a secret for exactly one place.</summary>
    /// <param name="secret">The value in clear.</param>
    /// <param name="context">Where it belongs.</param>
    /// <returns>An envelope, 33 bytes longer than the secret's UTF-8 form, with a fresh random nonce.</returns>
    /// <exception cref="VaultException">The keys are not loaded yet.</exception>
    byte[] Seal(Secret secret, SecretContext context);

    /// <summary>Opens an envelope and leaves one audit event (category <c>Platform.Vault.Audit</c>) that never holds the value.</summary>
    /// <param name="envelope">What <see cref="Seal"/> returned.</param>
    /// <param name="context">The place it was sealed for.</param>
    /// <param name="purpose">Why it is opened, in a word or two: <c>refresh</c>, <c>enablement</c>, <c>client authentication</c>.</param>
    /// <exception cref="VaultException">The keys are not loaded, or the envelope was altered, moved, or sealed by a key that is not
    /// here.</exception>
    Secret Open(ReadOnlySpan<byte> envelope, SecretContext context, string purpose);

    /// <summary>
    /// Seals what is in an envelope under the data key that seals now, for the same place. It is an opening like any other, with the
    /// purpose <c>reseal</c>.
    /// </summary>
    /// <param name="envelope">What <see cref="Seal"/> returned.</param>
    /// <param name="context">The place it was sealed for.</param>
    /// <returns>Another envelope, or null where that data key has sealed this one already; then nothing was opened.</returns>
    /// <exception cref="VaultException">As in <see cref="Open"/>.</exception>
    byte[]? Reseal(ReadOnlySpan<byte> envelope, SecretContext context);
}
