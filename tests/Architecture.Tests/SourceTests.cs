using System.Globalization;
using System.Text.RegularExpressions;

namespace Platform.Architecture.Tests;

/// <summary>What the compiler does not hold.</summary>
public sealed partial class SourceTests
{
    private static readonly string[] Everything = ["src", "tests", "samples", "bench"];

    [Fact]
    public void There_is_one_source_for_both_engines() => Found(@"^\s*#\s*(if|elif|else|define)\b", Everything).ShouldBeEmpty();

    [Fact]
    public void No_rule_is_switched_off_in_passing() =>
        Found(@"^\s*#\s*pragma\b|\[(assembly:\s*)?(\w+\.)*Suppress" + @"Message\b", Everything).ShouldBeEmpty();

    [Fact]
    public void Nothing_is_hidden_in_a_region_and_nothing_left_to_do() => Found(@"^\s*#\s*region\b|//\s*TO" + "DO", Everything).ShouldBeEmpty();

    [Fact]
    public void A_grains_code_stays_on_its_scheduler() =>
        Found(@"\bConfigureAwait\b|\bTask\.Run\b|\bThreadPool\b", Repository.Rooms("Grains")).ShouldBeEmpty();

    [Fact]
    public void Grains_take_the_time_that_they_are_given() =>
        Found(@"\bDateTime(Offset)?\.(Utc)?Now\b|\bTimeProvider\.System\b|\bStopwatch\b", Repository.Rooms("Grains")).ShouldBeEmpty();

    [Fact]
    public void No_identifier_or_secret_is_a_uuid() =>
        Found(@"\bGuid\.(NewGuid|CreateVersion7)\b", [.. Repository.Rooms("Grains"), "src/Vault", "src/Amazon", "src/Api"]).ShouldBeEmpty();

    [Fact]
    public void Only_the_jitter_of_a_retry_comes_from_an_unsafe_source_of_randomness() =>
        Found(@"\bnew Random\b|\bRandom\.Shared\b", [.. Repository.Rooms("Grains"), "src/Vault", "src/Amazon", "src/Api"])
            .Select(found => found.Split(':')[0]).ShouldBe(["src/Grains/Jitter.cs"]);

    // If it grows past that, it does too much. What it shares with the other engine (start-up, roles, health) counts too.
    [Fact]
    public void The_embedded_engine_stays_small()
    {
        var lines = Repository.Sources("src/Engine", "src/Engine.Embedded").Sum(source => Repository.LinesOfCode(source.Text));
        lines.ShouldBeInRange(500, 1_899);
    }

    [Fact]
    public void Every_row_that_a_test_is_named_after_exists()
    {
        var rows = Repository.Sources("tests").SelectMany(source => Row().Matches(source.Text).Select(match => match.Groups[1].Value)).Distinct().ToList();
        rows.Count.ShouldBeGreaterThan(20);
        rows.Where(row => row.Length != 2 || int.Parse(row, CultureInfo.InvariantCulture) is < 1 or > 54).ShouldBeEmpty();
    }

    private static IEnumerable<string> Found(string pattern, params string[] folders)
    {
        var regex = new Regex(pattern, RegexOptions.Multiline | RegexOptions.CultureInvariant);
        return Repository.Sources(folders).SelectMany(source => regex.Matches(source.Text).Select(match => $"{source.Path}: {match.Value.Trim()}"));
    }

    [GeneratedRegex(@"\bCheck_(\d+)_")]
    private static partial Regex Row();
}
