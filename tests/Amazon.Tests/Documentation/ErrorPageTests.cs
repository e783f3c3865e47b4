namespace Platform.Amazon.Tests.Documentation;

public sealed class ErrorPageTests
{
    private static string Committed => Path.Combine(Root(), "docs", "errors.md");

    /// <summary>To write the page again after a change of the table: WRITE_DOCS=1 dotnet test tests/Amazon.Tests.</summary>
    [Fact]
    public void The_committed_page_is_what_the_catalogue_says()
    {
        if (Environment.GetEnvironmentVariable("WRITE_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Committed)!);
            File.WriteAllText(Committed, ErrorPage.Render());
        }

        File.ReadAllText(Committed).ShouldBe(ErrorPage.Render(), "docs/errors.md is out of date: run WRITE_DOCS=1 dotnet test tests/Amazon.Tests");
    }

    [Fact]
    public void Every_code_has_exactly_one_anchor()
    {
        var page = ErrorPage.Render();
        foreach (var entry in ErrorCatalogue.All)
            page.Split($"<a id=\"{entry.Anchor}\"></a>").Length.ShouldBe(2, entry.Code);
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Platform.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The repository's root was not found.");
        return folder;
    }
}
