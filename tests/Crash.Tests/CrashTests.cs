using Platform.Crash.Run.Report;
using Xunit.Abstractions;

namespace Platform.Crash.Tests;

/// <summary>
/// The crash run in short: every point twice, once with a partner who asks again and once left alone. More on demand: <c>tests/Crash.Run</c>.
/// </summary>
public sealed class CrashTests(CrashedPlatform crashed, ITestOutputHelper output) : IClassFixture<CrashedPlatform>
{
    [Fact]
    public void Check_17_Check_32_Check_47_A_kill_at_any_point_has_a_defined_end_and_orphans_loses_and_spends_nothing()
    {
        output.WriteLine(Table.Of(crashed.Verdicts, crashed.Kills, crashed.Took));
        Table.Faults(crashed.Verdicts).ShouldBeEmpty();
        Table.Missed(crashed.Verdicts).ShouldBeEmpty();
    }

    [Fact]
    public void Every_point_is_in_the_table_of_the_docs_and_no_other() =>
        crashed.Page.Points.ShouldBe(crashed.Plan.Points.Select(story => (story.Scenario.Name, $"{story.Point}")), ignoreOrder: true);

    [Fact]
    public void Every_kill_ends_as_the_docs_say() =>
        crashed.Verdicts.Where(verdict => verdict.Point is not null && verdict.Reached && !crashed.Page.Tells(verdict))
            .Select(verdict => $"{verdict.Scenario.Name}, {verdict.Point}, {(verdict.Asked ? "asked again" : "left alone")}: {verdict.Way}")
            .ShouldBeEmpty();
}
