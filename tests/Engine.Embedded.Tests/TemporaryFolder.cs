namespace Platform.Engine.Embedded.Tests;

/// <summary>A folder that goes with its test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("engine-").FullName;

    public string Database => System.IO.Path.Combine(Path, "engine.db");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
