using System.Globalization;
using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;

namespace Platform.Flow.Tests.Setup;

/// <summary>What <c>/metrics</c> counts (api.md 6), in a process of its own: the counters are those of the process.</summary>
public sealed class MetricsTests
{
    [Fact]
    public async Task A_link_and_its_verification_are_counted_and_nobody_is_named()
    {
        await using var world = await World.Start();
        var user = await (await world.NewSkill()).User("user-whom-metrics-must-not-name").In(Region.NA);
        await user.Link();
        (await user.Status(verify: true)).ExpectLink("linked", "unlink");
        using var http = new HttpClient();
        var page = await http.GetStringAsync($"{world.Url}/metrics");

        Value(page, """linking_attempts_total{outcome="ok"}""").ShouldBe(1);
        Value(page, "linking_evidence_age_seconds_count").ShouldBe(1);
        Value(page, "linking_care_backlog").ShouldBe(0);
        page.ShouldContain("""http_server_request_duration_seconds_count{http_request_method="POST",http_response_status_code="200",http_route="/v1/callback"}""");
        page.ShouldNotContain(user.UserId);
        page.ShouldNotContain(user.Skill.SkillId);
        page.ShouldNotContain(user.Skill.Partner.PartnerId);
    }

    private static double Value(string page, string series) => page.Split('\n')
        .Where(line => line.StartsWith(series + " ", StringComparison.Ordinal))
        .Select(line => double.Parse(line.Split(' ')[^1], CultureInfo.InvariantCulture))
        .Single();
}
