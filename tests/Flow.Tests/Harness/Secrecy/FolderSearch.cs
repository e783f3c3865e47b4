using System.Text.Json;

namespace Platform.Flow.Tests.Harness.Secrecy;

/// <summary>What a platform leaves on the disk: no secret but in the two files that hold keys.</summary>
internal static class FolderSearch
{
    private const string OperatorKey = "operator.key";

    /// <summary>Learns the keys that are in the two files.</summary>
    public static void LearnFrom(this SecretLedger ledger, DataFolder folder)
    {
        var file = Path.Combine(folder.Path, OperatorKey);
        if (File.Exists(file))
            ledger.Learn(SecretKind.Key, File.ReadAllText(file).Trim());
        foreach (var key in VaultKeys(folder.KeyFile))
            ledger.Learn(SecretKind.VaultKey, key);
    }

    /// <summary>All that the platform and its store have written.</summary>
    public static IEnumerable<Sighting> Sightings(DataFolder folder) => EngineUnderTest.Written(folder).Select(file => new Sighting(
        $"file {Path.GetFileName(file.Key)}",
        file.Value,
        file.Key == OperatorKey ? SecretKind.Key : file.Key == Path.GetFileName(folder.KeyFile) ? SecretKind.VaultKey : SecretKind.None));

    // Tests that spoil the file leave nothing to learn.
    private static IEnumerable<string> VaultKeys(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            return [.. document.RootElement.GetProperty("keys").EnumerateArray().Select(entry => entry.GetProperty("key").GetString()!)];
        }
        catch (Exception spoilt) when (spoilt is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException)
        {
            return [];
        }
    }
}
