using Platform.Vault;

namespace Platform.Grains.Vault;

/// <summary>
/// Seals the secrets of one record again, each for its own place. A secret that does not open stays as it is; the vault raises the alert.
/// </summary>
internal sealed class Resealing(IVault vault)
{
    private int _changed;
    private bool _notOpened;

    /// <summary>What came of it.</summary>
    public ResealReply Reply => new(_notOpened ? ResealOutcome.NotOpened : ResealOutcome.Sealed, _changed);

    /// <summary>True where the record is another one now.</summary>
    public bool HasChanged => _changed > 0;

    /// <summary>The secret under the key that seals now.</summary>
    public SealedSecret Of(SealedSecret secret, SecretContext place)
    {
        if (secret.Envelope.IsDefaultOrEmpty)
        {
            return secret;
        }

        try
        {
            if (vault.Reseal(secret.Envelope.AsSpan(), place) is not { } envelope)
            {
                return secret;
            }

            _changed++;
            return SealedSecret.Of(envelope);
        }
        catch (VaultException)
        {
            _notOpened = true;
            return secret;
        }
    }
}
