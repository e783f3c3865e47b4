using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Platform.Vault.Keys;

/// <summary>Key-encryption keys in a file that only its owner may read.</summary>
internal sealed class KeyFileProvider(IOptions<VaultOptions> options, [FromKeyedServices(VaultServices.Clock)] TimeProvider time)
    : IKeyEncryptionKeyProvider, IDisposable
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private readonly string _path = Path.GetFullPath(options.Value.KeyFile);
    private readonly SemaphoreSlim _changing = new(1, 1);

    public string Source => $"{_path} (setting {VaultOptions.KeyFileSetting})";

    public bool IsWritable => true;

    public void Dispose() => _changing.Dispose();

    public async Task<bool> Exists(CancellationToken cancellationToken) => await Read(cancellationToken) is not null;

    public async Task Create(CancellationToken cancellationToken)
    {
        var entry = KeyEncryptionKeys.NewEntry(time.GetUtcNow());
        var content = Content([entry]);
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

    public async Task<WrappedDataKey> Wrap(uint id, ReadOnlyMemory<byte> dataKey, string? with, CancellationToken cancellationToken) =>
        (await Present(cancellationToken)).Wrap(id, dataKey, with, time.GetUtcNow())
            ?? throw new VaultException($"There is no key-encryption key {with} in {Source}.");

    public async Task<byte[]?> Unwrap(WrappedDataKey dataKey, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dataKey);
        return (await Read(cancellationToken))?.Unwrap(dataKey);
    }

    public async Task<IReadOnlyList<string>> Ids(CancellationToken cancellationToken) => (await Present(cancellationToken)).Ids;

    public Task Add(CancellationToken cancellationToken) =>
        Change(entries => [.. entries, KeyEncryptionKeys.NewEntry(time.GetUtcNow())], cancellationToken);

    public Task Remove(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        Change(entries => [.. entries.Where((entry, place) => place == entries.Count - 1 || !ids.Contains(entry.Id))], cancellationToken);

    private static byte[] Content(IReadOnlyList<KeyFileEntry> entries) =>
        JsonSerializer.SerializeToUtf8Bytes(new KeyFileContent(KeyFileContent.CurrentVersion, entries), KeyFileJson.Default.KeyFileContent);

    private async Task Change(Func<IReadOnlyList<KeyFileEntry>, IReadOnlyList<KeyFileEntry>> change, CancellationToken cancellationToken)
    {
        await _changing.WaitAsync(cancellationToken);
        try
        {
            var known = (await Present(cancellationToken)).Entries;
            var next = change(known);
            if (next.Count != known.Count)
                await Replace(Content(next), cancellationToken);
        }
        finally
        {
            _changing.Release();
        }
    }

    private async Task Replace(byte[] content, CancellationToken cancellationToken)
    {
        try
        {
            await new NextKeyFile(_path).Put(content, cancellationToken);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new VaultException($"The key file could not be replaced: {Source}. {problem.Message}", problem);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(content);
        }
    }

    private async Task<KeyEncryptionKeys> Present(CancellationToken cancellationToken) =>
        await Read(cancellationToken) ?? throw new VaultException($"There is no key file: {Source}.");

    private async Task<KeyEncryptionKeys?> Read(CancellationToken cancellationToken)
    {
        if (!File.Exists(_path))
            return Directory.Exists(_path) ? throw new VaultException($"The key file is a folder: {Source}.") : null;
        RefuseIfOpenToOthers();
        try
        {
            return KeyEncryptionKeys.TryParse(await File.ReadAllBytesAsync(_path, cancellationToken)) ?? throw Malformed();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new VaultException($"The key file cannot be read: {Source}. {problem.Message}", problem);
        }
    }

    private void RefuseIfOpenToOthers()
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(_path) & Others) is not UnixFileMode.None and var open)
            throw new VaultException($"The key file is open to others ({open}): {Source}. Make it mode 0600 and consider its keys seen.");
    }

    private VaultException Malformed() => new(
        $"The key file is damaged, or of a format that this version does not know: {Source}. Put a good copy back; nothing was changed.");
}
