using System.Text.RegularExpressions;
using Platform.Browser.Tests.Harness;

namespace Platform.Browser.Tests.Newcomer;

public sealed partial class ReadmeTests
{
    private const string Platform = "http://127.0.0.1:5080";
    private const string Simulator = "http://127.0.0.1:5090";
    private const string OperatorKeyFile = ".run/data/operator.key";

    [Fact]
    public async Task The_walk_through_the_API_works_to_the_letter_and_a_second_time_too()
    {
        await using var run = new RunScript();
        await run.Start();
        var walk = ReadmeWalk.Read();
        walk.Steps.Count.ShouldBeGreaterThan(10);
        for (var round = 1; round <= 2; round++)
        {
            var outputs = await walk.Paste(Place);
            outputs.Count.ShouldBe(walk.Steps.Count);
            foreach (var ((commands, expected), output) in walk.Steps.Zip(outputs))
            {
                ReadmeWalk.Fits(Place(expected), output).ShouldBeTrue($"round {round}:\n{commands}\nREADME: {expected}\nnow:    {output}");
            }
        }

        string Place(string text) => text
            .Replace(Platform, run.Platform, StringComparison.Ordinal)
            .Replace(Simulator, run.Simulator, StringComparison.Ordinal)
            .Replace(OperatorKeyFile, run.OperatorKeyFile, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_README_takes_for_granted_are_the_settings_that_run_has()
    {
        var run = await File.ReadAllTextAsync(Repository.File("run"));
        foreach (var setting in (string[])["${PLATFORM_PORT:-5080}", "${SIMULATOR_PORT:-5090}", "${DEMO_PORT:-5100}", "${RUN_DIR:-.run}"])
        {
            run.ShouldContain(setting);
        }

        var readme = await File.ReadAllTextAsync(Repository.File("README.md"));
        foreach (var place in (string[])[$"PLATFORM={Platform}\n", $"SIMULATOR={Simulator}\n", $"$(cat {OperatorKeyFile})", "http://127.0.0.1:5100"])
        {
            readme.ShouldContain(place);
        }
    }

    [Fact]
    public async Task Every_link_between_the_documents_leads_somewhere()
    {
        var documents = Directory.EnumerateFiles(Repository.File("docs"), "*.md", SearchOption.AllDirectories)
            .Append(Repository.File("README.md"))
            .Append(Repository.File("CONTRIBUTING.md"))
            .Append(Repository.File("src/AmazonSimulator/README.md"));
        foreach (var document in documents)
        {
            foreach (Match link in LocalLinks().Matches(await File.ReadAllTextAsync(document)))
            {
                var target = Path.Combine(Path.GetDirectoryName(document)!, link.Groups["target"].Value);
                (File.Exists(target) || Directory.Exists(target)).ShouldBeTrue($"{document}: {link.Value}");
            }
        }
    }

    [GeneratedRegex(@"\]\((?!https?:|#)(?<target>[^)#]+)(#[^)]*)?\)")]
    private static partial Regex LocalLinks();
}
