using System.Diagnostics;
using System.Text.RegularExpressions;
using Platform.Browser.Tests.Harness;

namespace Platform.Browser.Tests.Newcomer;

/// <summary>The walk of README.md: its commands, each with what the README says comes back.</summary>
internal sealed partial class ReadmeWalk
{
    private const string Mark = "=== end of step ";

    private readonly List<(string Commands, string Expected)> _steps = [];

    private ReadmeWalk()
    {
    }

    /// <summary>The commands, one text for each block, with what is said to come back; <c>…</c> stands for anything.</summary>
    public IReadOnlyList<(string Commands, string Expected)> Steps => _steps;

    /// <summary>Reads the section.</summary>
    public static ReadmeWalk Read()
    {
        var readme = File.ReadAllText(Repository.File("README.md"));
        var start = readme.IndexOf("## A walk through the API", StringComparison.Ordinal);
        var section = readme[start..readme.IndexOf("\n## ", start + 1, StringComparison.Ordinal)];
        var walk = new ReadmeWalk();
        foreach (Match block in Blocks().Matches(section))
        {
            if (block.Groups["kind"].Value == "sh")
            {
                walk._steps.Add((block.Groups["text"].Value, ""));
            }
            else
            {
                walk._steps[^1] = walk._steps[^1] with { Expected = block.Groups["text"].Value };
            }
        }

        return walk;
    }

    /// <summary>Whether an output is what the README shows.</summary>
    public static bool Fits(string expected, string output) =>
        Regex.IsMatch(output.Trim(), $"^{Regex.Escape(expected.Trim()).Replace("…", ".*", StringComparison.Ordinal)}$");

    /// <summary>Pastes all of it into one shell that stops at the first failure: what each step printed.</summary>
    /// <param name="place">Puts the addresses of a platform under test where the README has the usual ones.</param>
    public async Task<IReadOnlyList<string>> Paste(Func<string, string> place)
    {
        var script = string.Concat(_steps.Select((step, number) => $"{place(step.Commands)}echo '{Mark}{number}'\n"));
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var shell = Process.Start(start)!;
        var (output, errors) = (shell.StandardOutput.ReadToEndAsync(), shell.StandardError.ReadToEndAsync());
        await shell.StandardInput.WriteAsync(script);
        shell.StandardInput.Close();
        await shell.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        shell.ExitCode.ShouldBe(0, $"{await output}\n{await errors}");
        (await errors).ShouldBeEmpty();
        return [.. Marks().Split(await output).SkipLast(1)];
    }

    [GeneratedRegex(@"^```(?<kind>sh|json|text)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"^=== end of step \d+\n", RegexOptions.Multiline)]
    private static partial Regex Marks();
}
