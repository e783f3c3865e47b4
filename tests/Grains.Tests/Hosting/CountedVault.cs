using Platform.Vault;

namespace Platform.Grains.Tests.Hosting;

/// <summary>The vault, with what it opens counted from outside.</summary>
internal sealed class CountedVault(IVault vault, VaultOpenings openings) : IVault
{
    public byte[] Seal(Secret secret, SecretContext context) => vault.Seal(secret, context);

    public Secret Open(ReadOnlySpan<byte> envelope, SecretContext context, string purpose)
    {
        var secret = vault.Open(envelope, context, purpose);
        openings.Add();
        return secret;
    }

    public byte[]? Reseal(ReadOnlySpan<byte> envelope, SecretContext context)
    {
        var resealed = vault.Reseal(envelope, context);
        if (resealed is not null)
        {
            openings.Add();
        }

        return resealed;
    }
}
