namespace Platform.Flow.Tests.Harness;

/// <summary>The data folder of a platform under test; it outlives the process and goes with the test.</summary>
internal sealed class DataFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("flow-").FullName;

    public string KeyFile => System.IO.Path.Combine(Path, "vault.keys");

    /// <summary>Every file with its content, as it lies on the disk now.</summary>
    public IReadOnlyDictionary<string, byte[]> Files() => Directory
        .EnumerateFiles(Path, "*", SearchOption.AllDirectories)
        .ToDictionary(file => System.IO.Path.GetRelativePath(Path, file), Read);

    public void Dispose() => Directory.Delete(Path, recursive: true);

    // The engine keeps its files open for writing, and its lock, which is empty, to itself.
    private static byte[] Read(string file)
    {
        if (new FileInfo(file).Length == 0)
            return [];
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
