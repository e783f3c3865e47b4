using Platform.Storm.Run;
using Platform.Storm.Run.Report;
using Xunit.Abstractions;

namespace Platform.Storm.Tests.Storms;

/// <summary>The refresh storm in short: thirty kills amid refreshes over the three modes of rotation. More on demand: <c>tests/Storm.Run</c>.</summary>
public sealed class StormTests(ITestOutputHelper output)
{
    private static readonly RunOptions Short = new() { Kills = 30, Links = 24, AtOnce = 12 };

    [Fact]
    public async Task Check_32_Check_44_Kills_amid_refreshes_lose_nothing_spend_nothing_twice_and_serve_nothing_after_an_unlink()
    {
        var reports = await StormRun.Run(Short);
        output.WriteLine(Table.Of(reports, TimeSpan.Zero));
        Table.Faults(reports).ShouldBeEmpty();
        reports.ShouldAllBe(report => report.IsClean && report.Verdict.Refreshes > 0);
        reports.Sum(report => report.Verdict.Resumed).ShouldBePositive("or no kill has met a refresh");
    }
}
