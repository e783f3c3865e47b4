using System.Text;
using Platform.AmazonSimulator.Contract;
using Platform.Flow.Tests.Harness;
using Platform.Flow.Tests.Partners;

namespace Platform.Flow.Tests.Linking;

/// <summary>Where call-outs go outside Development, and what they leave behind.</summary>
public sealed class CallOutTargetTests : IAsyncLifetime
{
    private const string Secret = "whsec_Y2FuYXJ5L2NhbmFyeS9jYW5hcnkvY2FuYXJ5";

    private PartnerTokenServer _server = null!;

    public async Task InitializeAsync() => _server = await PartnerTokenServer.Start();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Check_43_Outside_Development_this_machine_is_refused_when_set_up_and_when_called()
    {
        Dictionary<string, string> settings = null!;
        await using var world = await World.Start(chosen => settings = chosen);
        var setUp = new Dictionary<string, PartnerUser>();
        var port = new Uri(_server.CallOutUrl).Port;
        string[] targets = [$"http://127.0.0.1:{port}/", $"https://127.0.0.1:{port}/", $"https://localhost:{port}/"];
        foreach (var url in targets)
            setUp[url] = await (await Skill(world, url)).User().In(Region.NA);

        (await world.Platform.Stop()).ShouldBe(0, world.Platform.Log.Text);
        settings["ASPNETCORE_ENVIRONMENT"] = "Production";
        settings["PublicUrl"] = "https://platform.example";
        await world.Platform.Start();

        foreach (var (url, user) in setUp)
        {
            var refused = (await user.Skill.Api.Put(user.Skill.Path, user.Skill.Setup.Body())).ExpectProblem("request.invalid");
            refused["detail"]!.ShouldContain("`authorization.url`", customMessage: url);
            (await user.Finish(await user.Approve())).ExpectProblem("authorization.failed");
            (await user.Status()).ExpectLink("notLinked", "link")["reason"].ShouldBe("authorization.failed");
        }

        _server.Connections.ShouldBe(0);
        world.Platform.Log.Text.ShouldContain("localhost has no public address");
    }

    [Fact]
    public async Task Check_28_Neither_the_signing_secret_nor_the_partners_code_is_in_any_file_log_line_or_answer()
    {
        await using var world = await World.Start(settings => settings["Logging:LogLevel:Default"] = "Trace");
        var user = await (await Skill(world, _server.CallOutUrl)).User().In(Region.NA);
        var redirect = await user.Approve();
        _server.CallOuts.Next(CallOutEndpoint.Answer(500, """{"code":"canary-code-of-a-failure"}"""));

        (await user.Finish(redirect)).ExpectLink("linked", "unlink");

        var places = new Dictionary<string, byte[]>(EngineUnderTest.Stored(world.Folder))
        {
            ["log"] = Encoding.UTF8.GetBytes(world.Platform.Log.Text),
            ["skill"] = Encoding.UTF8.GetBytes((await user.Skill.Api.Get(user.Skill.Path)).Text),
        };
        Secrets.Leaks(places, new Dictionary<string, string>
        {
            ["signing secret"] = Secret,
            ["its key"] = Secret["whsec_".Length..],
            ["code"] = "canary-code-1",
            ["code that came too late"] = "canary-code-of-a-failure",
            ["signature"] = _server.CallOuts.Calls[^1].Signatures[0],
        }).ShouldBeEmpty();
    }

    private Task<PartnerSkill> Skill(World world, string url) => world.NewSkill(setup => setup with
    {
        Mode = "callout", TokenUrl = _server.TokenUrl, CallOutUrl = url, CallOutSecret = Secret,
    });
}
