using System.Buffers.Text;
using System.Security.Cryptography;
using Platform.Api.Auth;
using Platform.Api.Settings;
using Platform.Engine;

namespace Platform.Api.Start;

/// <summary>
/// Makes the operator's key known: the setting, else the file that the first start makes in the data folder (api.md 2). The log tells the
/// file's place and never the key. Runs after the engine, which holds the folder, and after the vault, whose refusal must leave nothing behind.
/// Processes that share a store must agree on the key, so there it has to be set, which is seen before anything starts.
/// </summary>
internal sealed partial class OperatorKeyStartup(
    ApiSettings settings, EngineScope engine, OperatorKey operatorKey, ILogger<OperatorKeyStartup> log) : IHostedLifecycleService
{
    private const int KeyBytes = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private string FilePath => Path.GetFullPath(Path.Combine(settings.StoragePath, "operator.key"));

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => engine.SharesStore && settings.OperatorKey is null
        ? throw new SettingException("Operator:Key", "is unset; where several processes share a store it must be set, to the same key for all of them")
        : Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.OperatorKey is { } set)
        {
            operatorKey.Set(set);
            return;
        }

        if (!File.Exists(FilePath))
        {
            await Make(cancellationToken);
        }

        RefuseOpenFile();
        var key = (await File.ReadAllTextAsync(FilePath, cancellationToken)).Trim();
        if (key.Length < KeyBytes)
        {
            throw new SettingException("Operator:Key", $"is unset, and the file {FilePath} holds no key: restore it, or remove it to have a new one made");
        }

        operatorKey.Set(key);
        Kept(FilePath);
    }

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task Make(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);

        // Written beside and moved into place, so that a crash leaves no half a key.
        var draft = FilePath + ".new";
        File.Delete(draft);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        await using (var file = new FileStream(draft, options))
        {
            var key = $"alo_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes))}\n";
            await file.WriteAsync(System.Text.Encoding.ASCII.GetBytes(key), cancellationToken);
            await file.FlushAsync(cancellationToken);
            RandomAccess.FlushToDisk(file.SafeFileHandle);
        }

        File.Move(draft, FilePath, overwrite: false);
    }

    private void RefuseOpenFile()
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(FilePath) & ~OwnerOnly) != 0)
        {
            throw new SettingException("Operator:Key", $"is unset, and the file {FilePath} can be read by others: set its mode to 0600");
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The operator's key is in {File}")]
    private partial void Kept(string file);
}
