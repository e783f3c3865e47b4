
namespace Platform.Vault.Keys;

/// <summary>One key-encryption key of the key file.</summary>
/// <param name="Id">Eight lower-case hexadecimal digits.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Key">32 bytes, base64.</param>
internal sealed record KeyFileEntry(string Id, DateTimeOffset CreatedAt, byte[] Key);
