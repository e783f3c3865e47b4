using System.Runtime.InteropServices;

namespace Platform.Vault.Keys;

/// <summary>
/// Puts another key file in the place of the one that is there, whole or not at all. What wraps a data key must be on the disk before
/// anything is wrapped by it, so the folder is flushed as well: else a power cut could bring back the name of the old file.
/// </summary>
internal sealed class NextKeyFile(string path)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int ReadOnly = 0;

    private string Draft => path + ".next";

    /// <exception cref="IOException">It could not be written; the file is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written; the file is as it was.</exception>
    public async Task Put(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        // A crash may have left one; nothing was ever wrapped by a key that is only there.
        File.Delete(Draft);
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = OwnerOnly;
        await using (var draft = new FileStream(Draft, how))
        {
            await draft.WriteAsync(content, cancellationToken);
            await draft.FlushAsync(cancellationToken);
            RandomAccess.FlushToDisk(draft.SafeFileHandle);
        }

        File.Move(Draft, path, overwrite: true);
        FlushFolder();
    }

    private void FlushFolder()
    {
        if (OperatingSystem.IsWindows())
            return;
        var folder = Open(Path.GetDirectoryName(path)!, ReadOnly);
        if (folder < 0)
            throw new IOException($"The folder could not be opened: error {Marshal.GetLastPInvokeError()}.");
        try
        {
            if (Flush(folder) != 0)
                throw new IOException($"The folder could not be flushed: error {Marshal.GetLastPInvokeError()}.");
        }
        finally
        {
            _ = Close(folder);
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Flush(int file);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int file);
}
