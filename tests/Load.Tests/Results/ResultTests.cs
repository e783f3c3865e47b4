using System.Text.Json.Nodes;
using Platform.Benchmarks.Results;

namespace Platform.Load.Tests.Results;

public sealed class ResultTests
{
    private static readonly Finding Status = new(
        "W3",
        "status",
        "1/s",
        new Dictionary<string, IReadOnlyList<double>>
        {
            [Finding.Platform] = [900, 1_000, 1_300], [Finding.Rival] = [300, 200, 260], [Finding.Ceiling] = [1_500, 1_600, 1_700],
        },
        P50: 0.5,
        P99: 2.25);

    [Fact]
    public void The_file_for_programs_has_medians_and_nothing_else()
    {
        var alone = new Finding("W12", "bare", "1/s", new Dictionary<string, IReadOnlyList<double>> { [Finding.Platform] = [2, 4] });
        JsonNode.DeepEquals(JsonNode.Parse(ResultFiles.ToJson([Status, alone])), JsonNode.Parse(
            """
            {"workloads":[
              {"id":"W3","unit":"1/s","platform":1000,"rival":260,"ceiling":1600,"p50":0.5,"p99":2.25},
              {"id":"W12","unit":"1/s","platform":3,"rival":null,"ceiling":null,"p50":null,"p99":null}]}
            """)).ShouldBeTrue();
    }

    [Fact]
    public void A_ratio_is_taken_round_by_round() => Status.Ratio(Finding.Rival).ShouldBe(new Spread(5, 3, 5));

    [Fact]
    public void A_side_that_is_not_there_has_no_ratio() => (Status with { Rounds = new Dictionary<string, IReadOnlyList<double>>() }).Ratio(Finding.Rival).ShouldBeNull();

    [Fact]
    public void The_table_for_people_tells_the_spread()
    {
        var table = ResultFiles.ToMarkdown([Status], "A run.");
        table.ShouldContain("| W3 | status | 1/s | 1000 (900 to 1300) | 260 (200 to 300) | 1600 (1500 to 1700) | 5.00 (3.00 to 5.00) |");
    }
}
