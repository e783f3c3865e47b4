using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Platform.Vault.Sealing;

namespace Platform.Vault.Keys;

/// <summary>Key-encryption keys in memory, oldest first; the last one wraps, all unwrap.</summary>
internal sealed class KeyEncryptionKeys
{
    private readonly IReadOnlyList<KeyFileEntry> _entries;

    private KeyEncryptionKeys(IReadOnlyList<KeyFileEntry> entries) => _entries = entries;

    public IReadOnlyList<KeyFileEntry> Entries => _entries;

    public IReadOnlyList<string> Ids => [.. _entries.Select(entry => entry.Id)];

    /// <summary>Null where there is none, one is of the wrong form, or two have the same id.</summary>
    public static KeyEncryptionKeys? TryCreate(IReadOnlyList<KeyFileEntry> entries) =>
        entries.Count > 0 && entries.All(IsUsable) && entries.DistinctBy(entry => entry.Id, StringComparer.Ordinal).Count() == entries.Count
            ? new KeyEncryptionKeys(entries)
            : null;

    /// <summary>
    /// Reads the JSON of a key file; null for anything else. The parser's own message is dropped, since it may quote what it read.
    /// </summary>
    public static KeyEncryptionKeys? TryParse(ReadOnlySpan<byte> json)
    {
        try
        {
            var content = JsonSerializer.Deserialize(json, KeyFileJson.Default.KeyFileContent);
            return content is { Version: KeyFileContent.CurrentVersion } ? TryCreate(content.Keys) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static KeyFileEntry NewEntry(DateTimeOffset now) =>
        new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(sizeof(uint))), now, RandomNumberGenerator.GetBytes(DataKey.Length));

    /// <summary>Wraps a data key with the key of that id, or with the newest; null where there is none of that id.</summary>
    public WrappedDataKey? Wrap(uint id, ReadOnlyMemory<byte> dataKey, string? with, DateTimeOffset createdAt)
    {
        var entry = with is null ? _entries[^1] : Find(with);
        return entry is null
            ? null
            : new WrappedDataKey(
                id, entry.Id, Base64Url.EncodeToString(Envelope.Seal(Number(entry), entry.Key, dataKey.Span, Place(id))), createdAt);
    }

    public byte[]? Unwrap(WrappedDataKey dataKey)
    {
        var entry = Find(dataKey.KeyEncryptionKeyId);
        return entry is not null
            && Base64Url.IsValid(dataKey.Wrapped)
            && Envelope.TryOpen(Base64Url.DecodeFromChars(dataKey.Wrapped), entry.Key, Place(dataKey.Id), out var clear)
            && clear.Length == DataKey.Length
                ? clear
                : null;
    }

    private KeyFileEntry? Find(string id) => _entries.FirstOrDefault(key => string.Equals(key.Id, id, StringComparison.Ordinal));

    private static uint Number(KeyFileEntry entry) => BinaryPrimitives.ReadUInt32BigEndian(Convert.FromHexString(entry.Id));

    private static byte[] Place(uint id) => Encoding.ASCII.GetBytes($"platform vault data key 1:{id:x8}");

    private static bool IsUsable(KeyFileEntry? entry) =>
        entry is { Id.Length: 8, Key.Length: DataKey.Length } && entry.Id.All(char.IsAsciiHexDigitLower);
}
