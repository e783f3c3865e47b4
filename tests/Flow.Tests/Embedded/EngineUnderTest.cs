using Platform.Flow.Tests.Harness;

namespace Platform.Flow.Tests;

/// <summary>What the platform's settings say of its engine: the embedded one needs nothing but its folder.</summary>
internal static class EngineUnderTest
{
    public static IReadOnlyDictionary<string, string> Settings(DataFolder folder) => new Dictionary<string, string> { ["Storage:Path"] = folder.Path };

    /// <summary>Every file that the platform and its store have written, if any.</summary>
    public static IReadOnlyDictionary<string, byte[]> Written(DataFolder folder) => folder.Files();

    /// <summary>The same of a platform that has stored links.</summary>
    public static IReadOnlyDictionary<string, byte[]> Stored(DataFolder folder)
    {
        var files = Written(folder);
        files.Keys.ShouldContain(file => file.EndsWith(".db", StringComparison.Ordinal) || file.EndsWith(".sqlite", StringComparison.Ordinal));
        return files;
    }
}
