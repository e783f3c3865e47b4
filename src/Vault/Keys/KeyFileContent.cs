namespace Platform.Vault.Keys;

/// <summary>The key file as JSON: <c>{"version":1,"keys":[{"id","createdAt","key"}]}</c>, oldest first; the last one wraps, all
/// unwrap.</summary>
internal sealed record KeyFileContent(int Version, IReadOnlyList<KeyFileEntry> Keys)
{
    public const int CurrentVersion = 1;
}
