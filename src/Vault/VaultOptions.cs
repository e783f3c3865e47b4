namespace Platform.Vault;

/// <summary>Settings of the vault (api.md 9).</summary>
public sealed class VaultOptions
{
    /// <summary>The setting that names the key file.</summary>
    public const string KeyFileSetting = "Vault:KeyFile";

    /// <summary>The file with the key-encryption keys, mode 0600. Default <c>{Storage:Path}/vault.keys</c>.</summary>
    public string KeyFile { get; set; } = Path.Combine("data", "vault.keys");
}
