using System.Security.Cryptography;

namespace Platform.Vault.Keys;

internal sealed class DataKeyWrapping(IKeyEncryptionKeyProvider provider) : IDataKeyWrapping
{
    public async Task<WrappedDataKey> New(string? with, CancellationToken cancellationToken)
    {
        var clear = RandomNumberGenerator.GetBytes(DataKey.Length);
        try
        {
            return await Proved(BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(sizeof(uint))), clear, with, cancellationToken);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(clear);
        }
    }

    public async Task<WrappedDataKey> Rewrap(WrappedDataKey dataKey, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dataKey);
        var clear = await provider.Unwrap(dataKey, cancellationToken) ?? throw new VaultException(
            $"Data key {dataKey.Id:x8} was wrapped by key-encryption key {dataKey.KeyEncryptionKeyId}, which is not among those of "
            + $"{provider.Source}, or differs from it.");
        try
        {
            return await Proved(dataKey.Id, clear, null, cancellationToken) with { CreatedAt = dataKey.CreatedAt };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(clear);
        }
    }

    // Whoever stores it gives up the former wrapping, so it is tried before.
    private async Task<WrappedDataKey> Proved(uint id, byte[] clear, string? with, CancellationToken cancellationToken)
    {
        var wrapped = await provider.Wrap(id, clear, with, cancellationToken);
        var unwrapped = await provider.Unwrap(wrapped, cancellationToken);
        var isSame = unwrapped is not null && CryptographicOperations.FixedTimeEquals(unwrapped, clear);
        CryptographicOperations.ZeroMemory(unwrapped);
        return isSame ? wrapped : throw new VaultException($"A data key wrapped by {provider.Source} did not unwrap again.");
    }
}
