namespace Platform.Micro.Hosting;

/// <summary>A folder for as long as a benchmark needs one.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _path;

    private TemporaryFolder(string path) => _path = path;

    /// <summary>The settings that make the platform keep all that it keeps in here.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings => [new("Storage:Path", _path)];

    public static TemporaryFolder Make() => new(Directory.CreateTempSubdirectory("micro-").FullName);

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
