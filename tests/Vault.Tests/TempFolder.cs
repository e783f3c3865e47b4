namespace Platform.Vault.Tests;

public sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("vault-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
