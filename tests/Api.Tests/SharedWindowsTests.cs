using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using NSubstitute;
using Platform.Api.Auth;
using Platform.Api.Http;
using Platform.Api.Limits;
using Platform.Api.Settings;
using Platform.Engine;
using Platform.Tests.Clocks;

namespace Platform.Api.Tests;

/// <summary>Limits where an engine has windows that all nodes share.</summary>
public sealed class SharedWindowsTests
{
    private static readonly RateLimit Limit = new(TimeSpan.FromSeconds(1), 2);

    private readonly IRateWindows _shared = Substitute.For<IRateWindows>();
    private readonly RateLimiting _limiting;

    public SharedWindowsTests() => _limiting = new RateLimiting(
        _ => Task.CompletedTask,
        Limit,
        new ProblemWriter(new PublicUrl(new ApiSettings { PublicUrl = "https://platform.example" }, Substitute.For<IServer>())),
        new ShiftedClock().Stop(),
        _shared);

    [Fact]
    public async Task They_count_for_every_process()
    {
        _shared.Take("key", 1, Limit).Returns(new RateWindow(true, 1, TimeSpan.FromSeconds(1)), new RateWindow(false, 0, TimeSpan.FromSeconds(7)));
        (await Call()).StatusCode.ShouldBe(200);
        var refused = await Call();
        refused.StatusCode.ShouldBe(429);
        refused.Headers.RetryAfter.ToString().ShouldBe("7");
    }

    [Fact]
    public async Task Where_they_do_not_answer_this_process_counts_alone()
    {
        _shared.Take("key", 1, Limit).Returns((RateWindow?)null);
        (await Call()).StatusCode.ShouldBe(200);
        (await Call()).StatusCode.ShouldBe(200);
        (await Call()).StatusCode.ShouldBe(429);
    }

    private async Task<HttpResponse> Call()
    {
        var http = new DefaultHttpContext { Response = { Body = Stream.Null } };
        RequestNotes.Of(http).Holder = new KeyHolder(caller: null, bucket: "key", scopes: []);
        await _limiting.InvokeAsync(http);
        return http.Response;
    }
}
