namespace Platform.Engine.Embedded.Sqlite;

/// <summary>Keeps a second process out of a folder for as long as this one lives; a killed process leaves no lock behind.</summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream _file;

    /// <exception cref="InvalidOperationException">Another process has the folder.</exception>
    public FolderLock(string folder)
    {
        var path = Path.Combine(folder, "engine.lock");
        try
        {
            _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken)
        {
            throw new InvalidOperationException(
                $"The folder {folder} (setting Storage:Path) is in use: another process holds {path}. The embedded engine runs in one "
                + "process at a time; stop the other one, give this one another folder, or use the Orleans build for a cluster.",
                taken);
        }
    }

    public void Dispose() => _file.Dispose();
}
