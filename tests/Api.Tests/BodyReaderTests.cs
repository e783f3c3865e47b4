using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Platform.Api.Http;
using Platform.Grains;
using Platform.Tests.Clocks;

namespace Platform.Api.Tests;

public sealed class BodyReaderTests
{
    private readonly ManualClock _clock = new();
    private readonly Pipe _body = new();

    [Fact]
    public async Task A_body_that_only_trickles_in_is_answered_before_20_s_however_often_something_comes()
    {
        var reading = BodyReader.Read(Request()).AsTask();
        for (var second = 0; second < 19; second++)
        {
            await _body.Writer.WriteAsync(new byte[] { 1 });
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        reading.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(1));

        (await reading.WaitAsync(TimeSpan.FromSeconds(10))).Problem!.Code.ShouldBe("platform.busy");
    }

    [Fact]
    public async Task A_body_that_comes_in_two_parts_is_read_whole()
    {
        var reading = BodyReader.Read(Request()).AsTask();
        await _body.Writer.WriteAsync(new byte[] { 1, 2 });
        await _body.Writer.WriteAsync(new byte[] { 3 });
        await _body.Writer.CompleteAsync();

        var (bytes, problem) = await reading.WaitAsync(TimeSpan.FromSeconds(10));

        problem.ShouldBeNull();
        bytes.ShouldBe([1, 2, 3]);
    }

    private DefaultHttpContext Request()
    {
        var http = new DefaultHttpContext
        {
            RequestServices = new ServiceCollection().AddKeyedSingleton<TimeProvider>(PlatformTime.Key, _clock).BuildServiceProvider(),
        };
        http.Features.Set<IRequestBodyPipeFeature>(new Arriving(_body.Reader));
        return http;
    }

    private sealed record Arriving(PipeReader Reader) : IRequestBodyPipeFeature;
}
