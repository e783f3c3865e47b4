using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using Orleans.Runtime;
using Orleans.Storage;
using Platform.Api.Http;
using Platform.Api.Settings;

namespace Platform.Api.Tests;

public sealed class FailureTests
{
    public static TheoryData<Exception, int, string> Escaping => new()
    {
        { new InvalidOperationException("secret text"), 500, "internal" },
        { new TimeoutException("secret text"), 503, "platform.busy" },
        { new SiloUnavailableException("secret text"), 503, "platform.busy" },
        { new OrleansException("secret text"), 503, "storage.unavailable" },
        { new InconsistentStateException("secret text"), 503, "storage.unavailable" },
        { new BadHttpRequestException("secret text", 413), 413, "request.too_large" },
        { new BadHttpRequestException("secret text", 408), 400, "request.invalid" },
    };

    [Theory]
    [MemberData(nameof(Escaping))]
    public async Task What_escapes_an_endpoint_is_a_problem_without_its_text(Exception failure, int status, string code)
    {
        var http = new DefaultHttpContext();
        using var body = new MemoryStream();
        http.Response.Body = body;
        await Failing(failure).InvokeAsync(http);

        http.Response.StatusCode.ShouldBe(status);
        var problem = JsonSerializer.Deserialize<JsonElement>(body.ToArray());
        problem.GetProperty("code").GetString().ShouldBe(code);
        problem.GetRawText().ShouldNotContain("secret text");
        (http.Response.Headers.RetryAfter.Count > 0).ShouldBe(status == 503);
    }

    [Theory]
    [InlineData(false, 499)]
    [InlineData(true, 200)]
    public async Task A_caller_that_has_gone_is_no_defect_whether_or_not_its_answer_was_under_way(bool started, int logged)
    {
        var response = Substitute.For<IHttpResponseFeature>();
        response.HasStarted.Returns(started);
        response.StatusCode = 200;
        response.When(it => it.StatusCode = Arg.Any<int>()).Do(_ => (!started).ShouldBeTrue("the status of an answer that has started cannot be set"));
        var http = new DefaultHttpContext { RequestAborted = new CancellationToken(canceled: true) };
        http.Features.Set(response);

        await Failing(new OperationCanceledException()).InvokeAsync(http);

        response.StatusCode.ShouldBe(logged);
    }

    private static Failures Failing(Exception failure)
    {
        var settings = new ApiSettings { PublicUrl = "https://platform.example" };
        var writer = new ProblemWriter(new PublicUrl(settings, Substitute.For<Microsoft.AspNetCore.Hosting.Server.IServer>()));
        return new Failures(_ => throw failure, writer, NullLogger<Failures>.Instance);
    }
}
