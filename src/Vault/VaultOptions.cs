namespace Platform.Vault;

/// <summary>Settings of the vault (api.md 9).</summary>
public sealed class VaultOptions
{
    /// <summary>The setting that names the key file.</summary>
    public const string KeyFileSetting = "Vault:KeyFile";

    /// <summary>The setting that holds the key-encryption keys themselves, as an environment variable <c>Vault__Keys</c>.</summary>
    public const string KeysSetting = "Vault:Keys";

    /// <summary>The setting of <see cref="Reload"/>.</summary>
    public const string ReloadSetting = "Vault:Reload";

    /// <summary>The setting of <see cref="ResealsPerSecond"/>.</summary>
    public const string ResealsSetting = "Vault:ResealsPerSecond";

    /// <summary>The file with the key-encryption keys, mode 0600. Default <c>{Storage:Path}/vault.keys</c>.</summary>
    public string KeyFile { get; set; } = Path.Combine("data", "vault.keys");

    /// <summary>How often a node looks for data keys that another has added: 1 s to 1 min, the same on all nodes. Default 5 s.</summary>
    public TimeSpan Reload { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How many records a second a rotation seals again at most: 1 to 100,000. Default 200.</summary>
    public int ResealsPerSecond { get; set; } = 200;

    /// <summary>
    /// After this time every node that lives has seen a change of the data keys: two looks may have failed. A rotation waits so long before
    /// it relies on one.
    /// </summary>
    public TimeSpan Spread => 3 * Reload;
}
