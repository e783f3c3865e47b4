using System.Globalization;
using Platform.Flow.Tests.Harness;

namespace Platform.Flow.Tests.Input;

/// <summary>The token bucket of each key (api.md 1), wherever this engine keeps it.</summary>
public sealed class RateLimitTests
{
    [Fact]
    public async Task A_key_over_its_limit_is_refused_and_told_when_to_come_back_and_others_are_served()
    {
        await using var world = await World.Start(settings =>
        {
            settings["Limits:RequestsPerSecond"] = "0.001";
            settings["Limits:Burst"] = "5";
        });
        var partner = await world.NewPartner();
        for (var left = 4; left >= 0; left--)
        {
            var answer = (await partner.Api.Get("/v1/skills")).Expect(200);
            answer.Headers["RateLimit-Policy"].ShouldBe("\"default\";q=5;w=5000");
            answer.Headers["RateLimit"].ShouldStartWith($"\"default\";r={left};t=");
        }

        var refused = (await partner.Api.Get("/v1/skills")).ExpectProblem("rate.limited");
        int.Parse(refused.Headers["Retry-After"], CultureInfo.InvariantCulture).ShouldBeInRange(900, 1000);
        refused.Headers["RateLimit"].ShouldBe($"\"default\";r=0;t={refused.Headers["Retry-After"]}");
        using var other = await partner.NewKey("skills");
        (await other.Get("/v1/skills")).Expect(200);
    }
}
