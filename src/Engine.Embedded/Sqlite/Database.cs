using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Platform.Engine.Embedded.Sqlite;

/// <summary>The store of this process: a folder with one SQLite database.</summary>
internal sealed class Database(IConfiguration configuration, EngineSettings settings, ILogger<Database> logger) : IDisposable
{
    private FolderLock? _lock;
    private Writer? _writer;
    private Readers? _readers;

    public string Folder { get; } = System.IO.Path.GetFullPath(configuration["Storage:Path"] is { Length: > 0 } path ? path : "data");

    public string Path => System.IO.Path.Combine(Folder, "engine.db");

    /// <summary>Takes the folder and brings its tables up to date.</summary>
    /// <exception cref="InvalidOperationException">Another process has it, or a newer program wrote it.</exception>
    public void Open()
    {
        MakeFolder();
        _lock = new FolderLock(Folder);
        try
        {
            var session = new Session(Path);
            try
            {
                Schema.Upgrade(session, Path);
                session.Script("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY");
            }
            catch
            {
                session.Dispose();
                throw;
            }

            _writer = new Writer(session, settings, logger);
            _readers = new Readers(Path, settings.Readers);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <inheritdoc cref="Writer.Run"/>
    public Task<T> Write<T>(Func<Session, T> work) => (_writer ?? throw Closed()).Run(work);

    /// <summary>Reads beside the writer.</summary>
    public Task<T> Read<T>(Func<Session, T> read, CancellationToken cancellationToken) =>
        (_readers ?? throw Closed()).Run(read, cancellationToken);

    /// <summary>Writes what waits, closes the files and gives the folder free.</summary>
    public void Dispose()
    {
        _writer?.Dispose();
        _readers?.Dispose();
        _lock?.Dispose();
    }

    private static SiloUnavailableException Closed() => new("The store is not open.");

    private void MakeFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Folder);
        }
        else
        {
            // For this user alone; a folder that is there already stays as its owner made it.
            Directory.CreateDirectory(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
