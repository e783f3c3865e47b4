using Platform.Amazon.Http;
using Platform.Amazon.Tests.Wire;

namespace Platform.Amazon.Tests;

/// <summary>The transport never sends a code or a refresh token a second time by itself.</summary>
public sealed class SentOnceTests
{
    private const string Good = "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{\"access_token\":\"A\"}";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reused_connection_that_is_cut_under_a_second_request_is_not_tried_again(bool reset)
    {
        await using var server = RawServer.Start(async connection =>
        {
            await connection.ReadRequest();
            await connection.Write(Good);
            await connection.ReadRequest();
            if (reset)
                connection.Reset();
        });
        await using var amazon = AmazonUnderTest.At(server.Url);

        (await amazon.Exchange()).Succeeded.ShouldBeTrue();
        (await amazon.Exchange()).Failure.ShouldBe(new AmazonFailure("amazon.unreachable", null, null, Delivery.Unknown, null));
        server.Requests.ShouldBe(2);
    }

    [Fact]
    public async Task A_connection_that_the_server_closed_in_the_meantime_is_noticed_before_use()
    {
        var closed = new TaskCompletionSource();
        await using var server = RawServer.Start(async connection =>
        {
            await connection.ReadRequest();
            await connection.Write(Good);
            connection.Close();
            closed.TrySetResult();
        });
        await using var amazon = AmazonUnderTest.At(server.Url);

        (await amazon.Exchange()).Succeeded.ShouldBeTrue();
        await closed.Task;
        (await amazon.Exchange()).Succeeded.ShouldBeTrue();
        server.Requests.ShouldBe(2);
    }

    [Fact]
    public async Task Hundreds_of_exchanges_over_connections_that_close_at_random_reach_the_server_once_each()
    {
        var random = new Random(4711);
        var turns = 0;
        await using var server = RawServer.Start(async connection =>
        {
            while (true)
            {
                await connection.ReadRequest();
                int turn;
                lock (random)
                    turn = random.Next(4);
                Interlocked.Increment(ref turns);
                switch (turn)
                {
                    case 0:
                        connection.Reset();
                        return;
                    case 1:
                        return;
                    case 2:
                        await connection.Write(Good);
                        return;
                    default:
                        await connection.Write(Good);
                        break;
                }
            }
        });
        await using var amazon = AmazonUnderTest.At(server.Url);
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            var failures = new List<AmazonFailure?>();
            for (var i = 0; i < 50; i++)
                failures.Add((await amazon.Exchange()).Failure);
            return failures;
        }));

        // What is said never to have been sent was not seen; everything else was seen exactly once, or may not have arrived.
        var all = results.SelectMany(failures => failures).ToList();
        all.Count.ShouldBe(400);
        server.Requests.ShouldBeLessThanOrEqualTo(all.Count(failure => failure?.Delivery is not Delivery.NotSent));
        server.Requests.ShouldBeGreaterThanOrEqualTo(all.Count(failure => failure is null));
    }

    [Fact]
    public async Task A_body_goes_out_once_whatever_the_transport_does()
    {
        using var content = new SingleUseContent([1, 2, 3], "text/plain");
        content.Started.ShouldBeFalse();
        using var first = new MemoryStream();
        await content.CopyToAsync(first);
        first.ToArray().ShouldBe([1, 2, 3]);
        content.Started.ShouldBeTrue();

        using var second = new MemoryStream();
        await Should.ThrowAsync<InvalidOperationException>(() => content.CopyToAsync(second));
        second.Length.ShouldBe(0);
    }

    [Fact]
    public void A_body_is_wiped_when_it_is_done()
    {
        byte[] body = [1, 2, 3];
        new SingleUseContent(body, "text/plain").Dispose();
        body.ShouldBe([0, 0, 0]);
    }

    [Fact]
    public async Task Requests_never_wait_for_100_continue_and_are_http_1_1()
    {
        string? seen = null;
        await using var server = RawServer.Start(async connection =>
        {
            seen = await connection.ReadRequest();
            await connection.Write(Good);
        });
        await using var amazon = AmazonUnderTest.At(server.Url);
        await amazon.Exchange();
        seen.ShouldNotBeNull();
        seen.ShouldStartWith("POST /auth/o2/token HTTP/1.1\r\n");
        seen.ShouldNotContain("Expect");
    }
}
