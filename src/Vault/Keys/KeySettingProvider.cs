using System.Text;

namespace Platform.Vault.Keys;

/// <summary>
/// Key-encryption keys in a setting, which a container platform fills from its own store of secrets. The operator adds and removes them:
/// the text is that of a key file, or <c>id:base64,id:base64</c>, newest last.
/// </summary>
internal sealed class KeySettingProvider : IKeyEncryptionKeyProvider
{
    private const string Name = $"the setting {VaultOptions.KeysSetting} (environment variable Vault__Keys)";

    private readonly KeyEncryptionKeys _keys;
    private readonly TimeProvider _time;

    /// <exception cref="VaultException">The text holds no keys. The message never repeats any of it.</exception>
    public KeySettingProvider(string text, TimeProvider time)
    {
        _time = time;
        _keys = Read(text.Trim()) ?? throw new VaultException(
            $"{char.ToUpperInvariant(Name[0])}{Name[1..]} holds no usable keys. It must be the content of a key file, or a list "
            + "`id:key,id:key`, newest last, where each id is eight lower-case hexadecimal digits, given once, "
            + "and each key is 32 bytes in base64. Nothing was changed.");
    }

    public string Source => Name;

    public bool IsWritable => false;

    public Task<bool> Exists(CancellationToken cancellationToken) => Task.FromResult(true);

    public Task Create(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<WrappedDataKey> Wrap(uint id, ReadOnlyMemory<byte> dataKey, string? with, CancellationToken cancellationToken) =>
        _keys.Wrap(id, dataKey, with, _time.GetUtcNow()) is { } wrapped
            ? Task.FromResult(wrapped)
            : throw new VaultException($"There is no key-encryption key {with} in {Source}.");

    public Task<byte[]?> Unwrap(WrappedDataKey dataKey, CancellationToken cancellationToken) => Task.FromResult(_keys.Unwrap(dataKey));

    public Task<IReadOnlyList<string>> Ids(CancellationToken cancellationToken) => Task.FromResult(_keys.Ids);

    public Task Add(CancellationToken cancellationToken) => throw NotHere();

    public Task Remove(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) => throw NotHere();

    private static NotSupportedException NotHere() => new($"Only the operator changes {Name}.");

    private static KeyEncryptionKeys? Read(string text)
    {
        if (text.StartsWith('{'))
            return KeyEncryptionKeys.TryParse(Encoding.UTF8.GetBytes(text));
        var entries = text.Split(',', StringSplitOptions.TrimEntries).Select(Entry).ToList();
        return entries.Contains(null) ? null : KeyEncryptionKeys.TryCreate([.. entries.OfType<KeyFileEntry>()]);
    }

    private static KeyFileEntry? Entry(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var key = new byte[DataKey.Length];
        return colon > 0 && Convert.TryFromBase64String(text[(colon + 1)..], key, out var length) && length == key.Length
            ? new KeyFileEntry(text[..colon], default, key)
            : null;
    }
}
