namespace Platform.Browser.Tests.Harness;

/// <summary>Where things lie: the tests run from artifacts/{engine}/bin/{project}/{configuration}.</summary>
internal static class Repository
{
    private static readonly DirectoryInfo Output = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    /// <summary>The folder of Platform.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>What these tests were built as, such as <c>release</c>.</summary>
    public static string Configuration => Output.Name;

    /// <summary>Pictures of the pages, for people to look at.</summary>
    public static string Screenshots => Directory.CreateDirectory(Path.Combine(Root, "artifacts", "screenshots")).FullName;

    /// <summary>A file of the repository.</summary>
    public static string File(string name) => Path.Combine(Root, name);

    private static string FindRoot()
    {
        var folder = Output;
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "Platform.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No Platform.sln above the tests.");
        }

        return folder.FullName;
    }
}
