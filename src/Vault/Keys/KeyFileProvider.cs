using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Platform.Vault.Sealing;

namespace Platform.Vault.Keys;

/// <summary>Key-encryption keys in a file that only its owner may read.</summary>
internal sealed class KeyFileProvider(IOptions<VaultOptions> options, [FromKeyedServices(VaultServices.Clock)] TimeProvider time)
    : IKeyEncryptionKeyProvider
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private readonly string _path = Path.GetFullPath(options.Value.KeyFile);

    public string Source => $"{_path} (setting {VaultOptions.KeyFileSetting})";

    public async Task<bool> Exists(CancellationToken cancellationToken) => await Read(cancellationToken) is not null;

    public async Task Create(CancellationToken cancellationToken)
    {
        var entry = new KeyFileEntry(
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4)), time.GetUtcNow(), RandomNumberGenerator.GetBytes(DataKey.Length));
        var content = JsonSerializer.SerializeToUtf8Bytes(
            new KeyFileContent(KeyFileContent.CurrentVersion, [entry]), KeyFileJson.Default.KeyFileContent);
        var file = new FirstKeyFile(_path, time);
        try
        {
            if (!await file.Make(content, cancellationToken))
            {
                throw new VaultException(
                    $"Another process began to make the key file and has not ended: {Source}. If none is running, delete {file.Draft}: nothing is sealed with it.");
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new VaultException($"The key file could not be made: {Source}. {problem.Message}", problem);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(content);
            CryptographicOperations.ZeroMemory(entry.Key);
        }
    }

    public async Task<WrappedDataKey> Wrap(uint id, ReadOnlyMemory<byte> dataKey, CancellationToken cancellationToken)
    {
        var content = await Read(cancellationToken) ?? throw new VaultException($"There is no key file: {Source}.");
        var newest = content.Keys[^1];
        var wrapped = Envelope.Seal(Number(newest), newest.Key, dataKey.Span, Place(id));
        return new WrappedDataKey(id, newest.Id, Base64Url.EncodeToString(wrapped), time.GetUtcNow());
    }

    public async Task<byte[]?> Unwrap(WrappedDataKey dataKey, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dataKey);
        var content = await Read(cancellationToken);
        var entry = content?.Keys.FirstOrDefault(key => string.Equals(key.Id, dataKey.KeyEncryptionKeyId, StringComparison.Ordinal));
        return entry is not null
            && Base64Url.IsValid(dataKey.Wrapped)
            && Envelope.TryOpen(Base64Url.DecodeFromChars(dataKey.Wrapped), entry.Key, Place(dataKey.Id), out var clear)
            && clear.Length == DataKey.Length
                ? clear
                : null;
    }

    private static uint Number(KeyFileEntry entry) => BinaryPrimitives.ReadUInt32BigEndian(Convert.FromHexString(entry.Id));

    private static byte[] Place(uint id) => Encoding.ASCII.GetBytes($"platform vault data key 1:{id:x8}");

    private async Task<KeyFileContent?> Read(CancellationToken cancellationToken)
    {
        if (!File.Exists(_path))
            return Directory.Exists(_path) ? throw new VaultException($"The key file is a folder: {Source}.") : null;
        RefuseIfOpenToOthers();
        try
        {
            var bytes = await File.ReadAllBytesAsync(_path, cancellationToken);
            var content = JsonSerializer.Deserialize(bytes, KeyFileJson.Default.KeyFileContent);
            return content is { Version: KeyFileContent.CurrentVersion, Keys.Count: > 0 } && content.Keys.All(IsUsable)
                ? content
                : throw Malformed();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new VaultException($"The key file cannot be read: {Source}. {problem.Message}", problem);
        }
        catch (JsonException)
        {
            // The parser's own message may quote what it read.
            throw Malformed();
        }
    }

    private void RefuseIfOpenToOthers()
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(_path) & Others) is not UnixFileMode.None and var open)
            throw new VaultException($"The key file is open to others ({open}): {Source}. Make it mode 0600 and consider its keys seen.");
    }

    private VaultException Malformed() => new(
        $"The key file is damaged, or of a format that this version does not know: {Source}. Put a good copy back; nothing was changed.");

    private static bool IsUsable(KeyFileEntry entry) =>
        entry is { Id.Length: 8, Key.Length: DataKey.Length } && entry.Id.All(char.IsAsciiHexDigitLower);
}
