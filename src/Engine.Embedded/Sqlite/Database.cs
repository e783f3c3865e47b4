namespace Platform.Engine.Embedded.Sqlite;

/// <summary>The store of this process: a folder with one SQLite database.</summary>
internal sealed class Database(IConfiguration configuration, EngineSettings settings, ILogger<Database> logger) : IDisposable
{
    private FileStream? _lock;
    private Writer? _writer;
    private Readers? _readers;

    public string Folder { get; } = System.IO.Path.GetFullPath(configuration["Storage:Path"] is { Length: > 0 } path ? path : "data");

    public string Path => System.IO.Path.Combine(Folder, "engine.db");

    /// <summary>Takes the folder and brings its tables up to date.</summary>
    /// <exception cref="InvalidOperationException">Another process has it, a newer program wrote it, or this process may not write it.</exception>
    public void Open()
    {
        MakeFolder();
        _lock = Lock();
        using (var upgrading = new Session(Path))
            BringUpToDate(upgrading);

        _writer = new Writer(new Session(Path), settings, logger);
        _readers = new Readers(Path, settings.Readers);
    }

    /// <inheritdoc cref="Writer.Run"/>
    public Task<T> Write<T>(Func<Session, T> work) => (_writer ?? throw Closed()).Run(work);

    /// <summary>Reads beside the writer.</summary>
    public Task<T> Read<T>(Func<Session, T> read) => (_readers ?? throw Closed()).Run(read);

    /// <summary>Writes what waits, closes the files and gives the folder free.</summary>
    public void Dispose()
    {
        _writer?.Dispose();
        _readers?.Dispose();
        _lock?.Dispose();
        (_writer, _readers, _lock) = (null, null, null);
    }

    // SQLite opens a file that it may not write for reading, and says so at the first change alone, even of one that is taken back and so writes
    // nothing. A full disk is another matter: what it holds can be read.
    private void BringUpToDate(Session session)
    {
        try
        {
            Schema.Upgrade(session, Path);
            session.Script($"BEGIN IMMEDIATE; PRAGMA user_version = {Schema.Version}; ROLLBACK;");
        }
        catch (SqliteException refused) when (refused.SqliteErrorCode is SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_CANTOPEN)
        {
            throw new InvalidOperationException(
                $"The database {Path} (setting Storage:Path) or its -wal or -shm file cannot be written by this process. Nothing was changed. "
                + "Give the files back to the user that the platform runs as.",
                refused);
        }
    }

    private static SiloUnavailableException Closed() => new("The store is not open.");

    // For this user alone; a folder that is there already stays as its owner made it.
    private void MakeFolder() => _ = OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(Folder)
        : Directory.CreateDirectory(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    // Keeps other processes out for as long as this one lives; a killed process leaves no lock behind.
    private FileStream Lock()
    {
        var path = System.IO.Path.Combine(Folder, "engine.lock");
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken)
        {
            throw new InvalidOperationException(
                $"The folder {Folder} (setting Storage:Path) is in use: another process holds {path}. The embedded engine runs in one "
                + "process at a time; stop the other one, give this one another folder, or use the Orleans build for a cluster.",
                taken);
        }
    }
}
