using System.Text.Json;
using Platform.Api.Tests.Hosting;

namespace Platform.Api.Tests.Rotations;

/// <summary>Rotations of keys, as the operator asks for them (api.md 2).</summary>
[Collection(ApiCollection.Name)]
public sealed class RotationTests(ApiHost host)
{
    private const string Path = "/v1/vault/rotations";

    [Theory]
    [InlineData("kek")]
    [InlineData("data")]
    public async Task A_rotation_is_accepted_and_comes_to_its_end_by_itself(string level)
    {
        var partner = await host.NewPartner();
        var skill = await partner.NewSkill();
        var state = (await partner.Api.Post($"/v1/skills/{skill}/users/u/consent", null)).Text("state");
        var started = await Operator.Post(Path, new { level });
        started.Status.ShouldBe(202, started.Body);
        started.Headers["Retry-After"].ShouldBe("2");
        started.Json.EnumerateObject().Select(member => member.Name).ShouldBe(
        [
            "rotationId", "level", "status", "phase", "startedAt", "completedAt", "keyId", "total", "resealed", "remaining", "notOpened", "detail",
        ]);
        started.Text("level").ShouldBe(level);

        await host.UntilRotated(started.Text("rotationId"));
        var path = $"{Path}/{started.Text("rotationId")}";
        var done = (await Operator.Get(path)).Json;
        done.GetProperty("status").GetString().ShouldBe("completed");
        done.GetProperty("keyId").GetString()!.Length.ShouldBe(8);
        done.GetProperty("resealed").GetInt64().ShouldBe(done.GetProperty("total").GetInt64());
        done.GetProperty("resealed").GetInt64().ShouldBeGreaterThan(0);
        done.GetProperty("remaining").GetInt64().ShouldBe(0);
        done.GetProperty("detail").ValueKind.ShouldBe(JsonValueKind.Null);
        done.GetProperty("completedAt").GetDateTimeOffset().ShouldBeGreaterThanOrEqualTo(done.GetProperty("startedAt").GetDateTimeOffset());

        // What has ended stays as it is.
        (await Operator.Post($"{path}/pause", null)).Text("status").ShouldBe("completed");
        (await Operator.Post($"{path}/resume", null)).Text("status").ShouldBe("completed");
        (await Operator.Get(Path)).Json.GetProperty("rotations").EnumerateArray()
            .ShouldContain(rotation => rotation.GetProperty("rotationId").GetString() == started.Text("rotationId"));
        (await partner.Api.Post("/v1/callback", new { userId = "u", state, error = "access_denied" })).Text("reason").ShouldBe("redirect.access_denied");
    }

    [Theory]
    [InlineData("""{"level":"both"}""", "`level`")]
    [InlineData("""{"level":null}""", "`level`")]
    [InlineData("""{}""", "`level`")]
    [InlineData("""{"level":"kek","at":"once"}""", "at")]
    public async Task Another_level_is_refused(string body, string names) =>
        (await Operator.Send(HttpMethod.Post, Path, ApiClient.Raw(body))).ShouldBeProblem(400, "request.invalid", names);

    [Fact]
    public async Task A_rotation_that_nobody_started_is_not_there()
    {
        (await Operator.Get($"{Path}/nothing")).ShouldBeProblem(404, "route.unknown");
        (await Operator.Post($"{Path}/nothing/pause", null)).ShouldBeProblem(404, "route.unknown");
        (await Operator.Post($"{Path}/nothing/resume", null)).ShouldBeProblem(404, "route.unknown");
    }

    [Fact]
    public async Task They_are_the_operators_alone()
    {
        var partner = await host.NewPartner();
        (await partner.Api.Post(Path, new { level = "kek" })).ShouldBeProblem(403, "auth.scope");
        (await partner.Api.Get(Path)).ShouldBeProblem(403, "auth.scope");
        (await host.Client(null).Post(Path, new { level = "kek" })).ShouldBeProblem(401, "auth.invalid");
    }

    private ApiClient Operator => host.Client(ApiHost.OperatorKey);
}
