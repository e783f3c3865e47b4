using System.Diagnostics;
using System.Globalization;
using Platform.Benchmarks.Machine;
using Platform.Load.Measuring;

namespace Platform.Benchmarks.Sides;

/// <summary>The rival's PostgreSQL, in a folder of the run's own, made and started by <c>bench/postgres</c>.</summary>
internal sealed class Postgres : IAsyncDisposable
{
    private const string Tools = "/usr/lib/postgresql/15/bin";
    private const string User = "rival";

    private readonly string _script;
    private readonly string _folder;
    private string _connection = "";

    private Postgres(string script, string folder) => (_script, _folder) = (script, folder);

    /// <summary>The server's process.</summary>
    public int Id { get; private set; }

    /// <summary>Bytes of memory that it and its children hold.</summary>
    public long Bytes => ProcessTree.Bytes(Id);

    private string Port => Part("Port");

    /// <summary>Starts one.</summary>
    /// <exception cref="InvalidOperationException">It cannot be had.</exception>
    public static async Task<Postgres> Start(string folder)
    {
        var script = Path.Combine(Repository.Root, "bench", "postgres");
        if (!File.Exists(script))
            throw new InvalidOperationException($"{script} is missing.");
        var own = Path.Combine(Path.GetFullPath(folder), "postgres");
        var postgres = new Postgres(script, own);
        await postgres.Start();
        return postgres;
    }

    /// <summary>How a program connects to one of its databases.</summary>
    public string ConnectionTo(string database) => string.Join(';', _connection.Split(';').Select(part =>
        part.StartsWith("Database=", StringComparison.OrdinalIgnoreCase) ? $"Database={database}" : part));

    /// <summary>Makes an empty database.</summary>
    public Task Create(string database) => Tool("createdb", database);

    /// <summary>Copies a database in place of another, file by file.</summary>
    public async Task Copy(string from, string to)
    {
        await Tool("dropdb", "--if-exists", "--force", to);
        await Tool("createdb", "--template", from, "--strategy", "file_copy", to);
    }

    /// <summary>Bytes of a database on the disk.</summary>
    public async Task<long> DiskBytes(string database) => long.Parse(
        await Tool("psql", "--no-psqlrc", "--tuples-only", "--no-align", "--command", $"SELECT pg_database_size('{database}')", database),
        CultureInfo.InvariantCulture);

    /// <summary>Stops it and starts it again, with nothing in its memory.</summary>
    public async Task Restart()
    {
        await Run(_script, "stop", _folder);
        await Start();
    }

    public async ValueTask DisposeAsync() => await Run(_script, "stop", _folder);

    private async Task Start()
    {
        string[] port = _connection.Length == 0 ? [] : [Port];
        _connection = (await Run(_script, ["start", _folder, .. port])).Trim();
        Id = int.Parse(await Run(_script, "pid", _folder), CultureInfo.InvariantCulture);
    }

    private string Part(string name) => _connection.Split(';').Select(part => part.Split('=')).First(part => part[0] == name)[1];

    private Task<string> Tool(string tool, params string[] arguments) =>
        Run(Path.Combine(Tools, tool), ["-h", "127.0.0.1", "-p", Port, "-U", User, .. arguments]);

    private static async Task<string> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{Path.GetFileName(program)} {arguments[0]} ended with {process.ExitCode}.");
    }
}
