using Platform.Amazon.Tests.Wire;
using Platform.Grains.Ids;
using Platform.Grains.Links.CallOuts;
using Platform.Grains.Outbound;
using Platform.Grains.Tests.Hosting;
using Platform.Grains.Tests.Links;
using Platform.Vault;

namespace Platform.Grains.Tests.Outbound;

public sealed class CallOutTests : IAsyncLifetime
{
    private readonly SenderBench _bench = SenderBench.In("Development");
    private HttpStub _server = null!;

    public async Task InitializeAsync() => _server = await HttpStub.Start(HttpStub.Json(200, """{"code":"c-1"}"""));

    public async Task DisposeAsync()
    {
        await _bench.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task The_question_names_skill_user_and_redirect_URI_and_nothing_else()
    {
        (await Ask("ü/\"1\"")).Code!.Reveal().ShouldBe("c-1");
        using var body = System.Text.Json.JsonDocument.Parse(_server.Requests.ShouldHaveSingleItem().Body);
        body.RootElement.EnumerateObject().Select(member => (member.Name, member.Value.GetString())).ShouldBe(
            [("skillId", Samples.Skill.Value), ("userId", "ü/\"1\""), ("redirectUri", Samples.Redirect)]);
    }

    public static TheoryData<int, string> Codes => new()
    {
        { 200, """{"code":"c"}""" },
        { 201, """{"code":"c"}""" },
        { 200, """ {"code" : "c", "expires_in":300, "nested":{"code":7}} """ },
        { 200, "\uFEFF{\"code\":\"c\"}" },
        { 200, """{"code":"\u0063"}""" },
    };

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task A_code_is_found_beside_whatever_else_there_is(int status, string body)
    {
        _server.Answer = HttpStub.Text(status, body, "text/plain");
        (await Ask()).Code!.Reveal().ShouldBe("c");
    }

    [Fact]
    public async Task Check_14_The_longest_code_has_2048_characters()
    {
        _server.Answer = HttpStub.Json(200, $$"""{"code":"{{new string('~', 2048)}}"}""");
        (await Ask()).Code!.Reveal().Length.ShouldBe(2048);
        _server.Answer = HttpStub.Json(200, $$"""{"code":"{{new string('~', 2049)}}"}""");
        (await Ask()).ShouldBe(CallOutAnswer.Refused("an answer without a code that is one"));
    }

    public static TheoryData<int, string> Refusals => new()
    {
        { 200, "" },
        { 200, "c-1" },
        { 200, "\"c-1\"" },
        { 200, "[\"c-1\"]" },
        { 200, "<html>" },
        { 200, "{" },
        { 200, """{"code":"c"}}""" },
        { 200, """{}""" },
        { 200, """{"Code":"c"}""" },
        { 200, """{"code":null}""" },
        { 200, """{"code":7}""" },
        { 200, """{"code":["c"]}""" },
        { 200, """{"code":""}""" },
        { 200, """{"code":"a b"}""" },
        { 200, """{"code":"a\nb"}""" },
        { 200, """{"code":"ü"}""" },
        { 200, """{"code":"\ud800"}""" },
        { 204, "" },
        { 302, """{"code":"c"}""" },
        { 400, """{"code":"c"}""" },
        { 401, "" },
        { 403, "" },
        { 404, "" },
        { 410, "" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_is_no_code_is_a_refusal(int status, string body)
    {
        _server.Answer = status == 204 ? HttpStub.Status(204) : HttpStub.Json(status, body);
        var answer = await Ask();
        (answer.Code, answer.IsTemporary).ShouldBe((null, false));
        answer.Fault.ShouldNotBeNull();
    }

    [Fact]
    public async Task Check_14_A_body_over_64_KiB_is_a_refusal()
    {
        _server.Answer = HttpStub.Json(200, $$"""{"code":"c","x":"{{new string('x', 65_536)}}"}""");
        (await Ask()).ShouldBe(CallOutAnswer.Refused("an answer that is too large"));
    }

    [Theory]
    [InlineData(408, null)]
    [InlineData(429, 30)]
    [InlineData(500, null)]
    [InlineData(503, 2)]
    public async Task A_server_in_trouble_may_be_asked_again(int status, int? seconds)
    {
        _server.Answer = HttpStub.Text(status, """{"code":"c"}""", "application/json", seconds?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        (await Ask()).ShouldBe(CallOutAnswer.Temporary($"status {status}", seconds is { } s ? TimeSpan.FromSeconds(s) : null));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_in_3_seconds_may_be_asked_again()
    {
        _server.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
        var asking = Ask();
        (await asking.WaitAsync(TimeSpan.FromSeconds(20))).ShouldBe(CallOutAnswer.Temporary("no answer"));
    }

    private Task<CallOutAnswer> Ask(string user = "user-1") => new CallOut(_bench.Sender).Ask(
        new CallOutQuestion(SignedMessage.NewId(), _server.Url, [Secret.From(FakePartner.SigningSecret)], Samples.Skill, new UserId(user), Samples.Redirect),
        CancellationToken.None);
}
