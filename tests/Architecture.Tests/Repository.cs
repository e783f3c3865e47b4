using System.Text.RegularExpressions;

namespace Platform.Architecture.Tests;

/// <summary>The sources, as they lie in the repository.</summary>
internal static partial class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>The C# files under some folders, relative to the root, with their text.</summary>
    public static IEnumerable<(string Path, string Text)> Sources(params string[] folders) => folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories))
        .Select(path => (Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllText(path)));

    /// <summary>The folders directly under <c>src</c> that begin like this.</summary>
    public static string[] Rooms(string prefix) =>
        [.. Directory.EnumerateDirectories(Path.Combine(Root, "src"), prefix + "*").Select(path => Path.GetRelativePath(Root, path))];

    /// <summary>Lines of code: what is left without comments and blank lines.</summary>
    public static int LinesOfCode(string text) =>
        Comments().Replace(text, "").Split('\n').Count(line => !string.IsNullOrWhiteSpace(line));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Platform.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("There is no Platform.sln above the tests.");
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"^[ \t]*//[^\n]*$", RegexOptions.Multiline)]
    private static partial Regex Comments();
}
