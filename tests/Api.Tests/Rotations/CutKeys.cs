using Platform.Vault;

namespace Platform.Api.Tests.Rotations;

/// <summary>Key-encryption keys and their use, which a crash may cut off.</summary>
internal sealed class CutKeys(IKeyEncryptionKeyProvider keys, IDataKeyWrapping wrapping, CutOff cut)
    : IKeyEncryptionKeyProvider, IDataKeyWrapping
{
    public string Source => keys.Source;

    public bool IsWritable => keys.IsWritable;

    public Task<bool> Exists(CancellationToken cancellationToken) => cut.Around(() => keys.Exists(cancellationToken));

    public Task Create(CancellationToken cancellationToken) => keys.Create(cancellationToken);

    public Task<WrappedDataKey> Wrap(uint id, ReadOnlyMemory<byte> dataKey, string? with, CancellationToken cancellationToken) =>
        keys.Wrap(id, dataKey, with, cancellationToken);

    public Task<byte[]?> Unwrap(WrappedDataKey dataKey, CancellationToken cancellationToken) => keys.Unwrap(dataKey, cancellationToken);

    public Task<IReadOnlyList<string>> Ids(CancellationToken cancellationToken) => cut.Around(() => keys.Ids(cancellationToken));

    public Task Add(CancellationToken cancellationToken) => Around(() => keys.Add(cancellationToken));

    public Task Remove(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        Around(() => keys.Remove(ids, cancellationToken));

    public Task<WrappedDataKey> New(string? with, CancellationToken cancellationToken) =>
        cut.Around(() => wrapping.New(with, cancellationToken));

    public Task<WrappedDataKey> Rewrap(WrappedDataKey dataKey, CancellationToken cancellationToken) =>
        cut.Around(() => wrapping.Rewrap(dataKey, cancellationToken));

    private Task<bool> Around(Func<Task> effect) => cut.Around(async () =>
    {
        await effect();
        return true;
    });
}
