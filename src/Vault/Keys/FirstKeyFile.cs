namespace Platform.Vault.Keys;

/// <summary>
/// Makes the key file, where processes that share its folder may all try at once. Whoever creates the draft, which the file system lets only one do,
/// makes the file; the others wait until it is there. Moving a draft of one's own would not do: a rename takes the place of a file that has appeared
/// since somebody looked, and with it every secret under that file's key.
/// </summary>
internal sealed class FirstKeyFile(string path, TimeProvider time)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int Looks = 250;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Where the file is written before it takes its name; whole or not at all is all that others see.</summary>
    public string Draft { get; } = path + ".new";

    /// <summary>Makes the file with this content, unless another process has made it or is about to.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>True where there is a key file now, of this process or of another; false where another's draft stayed a draft for 5 s.</returns>
    /// <exception cref="IOException">It could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public async Task<bool> Make(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        for (var look = 0; look < Looks; look++)
        {
            if (File.Exists(path))
                return true;
            if (Claim() is { } draft)
                return await Write(draft, content, cancellationToken);
            await Task.Delay(Pause, time, cancellationToken);
        }

        return File.Exists(path);
    }

    private FileStream? Claim()
    {
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = OwnerOnly;
        try
        {
            return new FileStream(Draft, how);
        }
        catch (IOException) when (File.Exists(Draft) || File.Exists(path))
        {
            return null;
        }
    }

    private async Task<bool> Write(FileStream draft, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var moved = false;
        try
        {
            await using (draft)
            {
                await draft.WriteAsync(content, cancellationToken);
                await draft.FlushAsync(cancellationToken);
                RandomAccess.FlushToDisk(draft.SafeFileHandle);
            }

            // The draft is ours, so nobody else moves one: a file that is there by now was made before we began, and stays.
            if (!File.Exists(path))
            {
                File.Move(Draft, path, overwrite: false);
                moved = true;
            }

            return true;
        }
        finally
        {
            if (!moved)
                File.Delete(Draft);
        }
    }
}
