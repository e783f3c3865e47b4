using System.Net;
using System.Net.Sockets;
using Platform.Amazon.Tests.Wire;

namespace Platform.Amazon.Tests;

/// <summary>What is said of a request that got no good answer: whether it may have been acted on (design.md 4).</summary>
public sealed class DeliveryTests
{
    // Long enough for a busy machine to get a request out, short enough to wait for.
    private static readonly TimeSpan Brief = TimeSpan.FromSeconds(2);
    private static readonly AmazonFailure NotSent = new("amazon.unreachable", null, null, Delivery.NotSent, null);
    private static readonly AmazonFailure MaySpent = new("amazon.unreachable", null, null, Delivery.Unknown, null);

    [Fact]
    public async Task A_refused_connection_spends_nothing()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var url = $"http://{listener.LocalEndpoint}";
        listener.Dispose();

        await using var amazon = AmazonUnderTest.At(url);
        await AllFail(amazon, NotSent);
        (await amazon.Exchange()).Failure!.NothingSpent.ShouldBeTrue();
    }

    [Fact]
    public async Task A_name_that_does_not_resolve_spends_nothing()
    {
        await using var amazon = AmazonUnderTest.At("https://nowhere.invalid");
        await AllFail(amazon, NotSent);
    }

    [Fact]
    public async Task A_failed_tls_handshake_spends_nothing()
    {
        await using var server = RawServer.Start(connection => connection.Write("HTTP/1.1 400 Bad Request\r\n\r\n"));
        await using var amazon = AmazonUnderTest.At(server.Url.Replace("http:", "https:", StringComparison.Ordinal));
        await AllFail(amazon, NotSent);
        server.Requests.ShouldBe(0);
    }

    [Fact]
    public async Task A_tls_handshake_that_never_ends_spends_nothing()
    {
        await using var server = RawServer.Start(connection => connection.UntilClosed());
        await using var amazon = AmazonUnderTest.At(server.Url.Replace("http:", "https:", StringComparison.Ordinal), Brief);
        await AllBodiesFail(amazon);
    }

    [Fact]
    public async Task The_transport_s_own_connect_time_out_spends_nothing_either()
    {
        await using var server = RawServer.Start(connection => connection.UntilClosed());
        await using var amazon = AmazonUnderTest.At(server.Url.Replace("http:", "https:", StringComparison.Ordinal));
        await AllFail(amazon, NotSent);
    }

    [Fact]
    public async Task A_call_that_was_cancelled_before_it_began_spends_nothing()
    {
        await using var server = await HttpStub.Start();
        await using var amazon = AmazonUnderTest.At(server.Url);
        var cancelled = new CancellationToken(canceled: true);
        (await amazon.Tokens.Exchange(AmazonUnderTest.Code, cancelled)).Failure.ShouldBe(NotSent);
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_call_that_is_cancelled_on_its_way_is_a_result_and_may_have_spent_the_code()
    {
        using var cancel = new CancellationTokenSource();
        await using var server = RawServer.Start(async connection =>
        {
            await connection.ReadRequest();
            await cancel.CancelAsync();
            await connection.UntilClosed();
        });
        await using var amazon = AmazonUnderTest.At(server.Url);
        (await amazon.Tokens.Exchange(AmazonUnderTest.Code, cancel.Token)).Failure.ShouldBe(MaySpent);
        server.Requests.ShouldBe(1);
    }

    [Fact]
    public async Task No_answer_in_time_may_have_spent_the_code()
    {
        await using var server = RawServer.Start(async connection =>
        {
            await connection.ReadRequest();
            await connection.UntilClosed();
        });
        await using var amazon = AmazonUnderTest.At(server.Url, Brief);
        await AllFail(amazon, MaySpent);
    }

    [Fact]
    public async Task A_connection_that_is_cut_before_the_answer_may_have_spent_the_code()
    {
        await using var server = RawServer.Start(async connection =>
        {
            await connection.ReadRequest();
            connection.Reset();
        });
        await using var amazon = AmazonUnderTest.At(server.Url);
        (await amazon.Exchange()).Failure.ShouldBe(MaySpent);
        (await amazon.Post()).Failure.ShouldBe(MaySpent);
        server.Requests.ShouldBe(2);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Len")]
    [InlineData("HTTP/1.1 2")]
    [InlineData("garbage\r\n\r\n")]
    [InlineData("HTTP/1.1 abc OK\r\n\r\n")]
    [InlineData("\0\0\0\0\r\n\r\n")]
    [InlineData("HTTP/1.1 100 Continue\r\n\r\n")]
    public async Task An_answer_that_breaks_off_in_its_head_may_have_spent_the_code(string answer)
    {
        await using var server = RawServer.Answering(answer);
        await using var amazon = AmazonUnderTest.At(server.Url);
        (await amazon.Exchange()).Failure.ShouldBe(MaySpent);
        (await amazon.Post()).Failure.ShouldBe(MaySpent);
        server.Requests.ShouldBe(2);
    }

    [Fact]
    public async Task An_answer_whose_head_has_no_end_is_cut_off()
    {
        await using var server = RawServer.Start(async connection =>
        {
            await connection.ReadRequest();
            await connection.Write("HTTP/1.1 200 OK\r\n");
            while (true)
                await connection.Write($"X-More: {new string('x', 4000)}\r\n");
        });
        await using var amazon = AmazonUnderTest.At(server.Url);
        (await amazon.Exchange()).Failure.ShouldBe(MaySpent);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"access_token\":\"A\"}")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n14\r\n{\"access_token\":\"A\"}\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    public async Task An_answer_that_breaks_off_in_its_body_may_have_spent_the_code(string answer)
    {
        await using var server = RawServer.Answering(answer);
        await using var amazon = AmazonUnderTest.At(server.Url);
        var expected = new AmazonFailure("amazon.unreachable", null, 200, Delivery.Unknown, null);
        (await amazon.Exchange()).Failure.ShouldBe(expected);
        (await amazon.Post()).Failure.ShouldBe(expected);
        (await amazon.Delete()).Value.ShouldBeTrue();
    }

    [Fact]
    public async Task A_body_that_trickles_is_cut_off_at_the_deadline()
    {
        await using var server = RawServer.Start(async connection =>
        {
            await connection.ReadRequest();
            await connection.Write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
            while (true)
            {
                await connection.Write(" ");
                await Task.Delay(20, connection.Stop);
            }
        });
        await using var amazon = AmazonUnderTest.At(server.Url, Brief);
        var expected = new AmazonFailure("amazon.unreachable", null, 200, Delivery.Unknown, null);
        (await amazon.Exchange()).Failure.ShouldBe(expected);
        (await amazon.Get()).Failure.ShouldBe(expected);
    }

    [Theory]
    [InlineData(200, "amazon.malformed", Delivery.Unknown)]
    [InlineData(400, "amazon.malformed", Delivery.Unknown)]
    [InlineData(429, "exchange.server_error", Delivery.Answered)]
    [InlineData(500, "exchange.server_error", Delivery.Unknown)]
    public async Task Check_14_a_body_without_end_is_cut_off_at_64_kib_and_the_status_decides(int status, string code, Delivery delivery)
    {
        await using var server = RawServer.Start(async connection =>
        {
            await connection.ReadRequest();
            await connection.Write($"HTTP/1.1 {status} Whatever\r\n\r\n{{\"access_token\":\"A\",\"error\":\"invalid_grant\",\"x\":\"");
            while (true)
                await connection.Write(new string('x', 8192));
        });
        await using var amazon = AmazonUnderTest.At(server.Url);
        (await amazon.Exchange()).Failure.ShouldBe(new AmazonFailure(code, null, status, delivery, null));
    }

    [Theory]
    [InlineData(65_536, true)]
    [InlineData(65_537, false)]
    public async Task Check_14_64_kib_are_read_and_not_a_byte_more(int length, bool read)
    {
        const string Answer = """{"access_token":"A"}""";
        foreach (var declared in new[] { true, false })
        {
            var head = declared ? $"Content-Length: {length}\r\n" : "";
            await using var server = RawServer.Answering($"HTTP/1.1 200 OK\r\n{head}\r\n{Answer}{new string(' ', length - Answer.Length)}");
            await using var amazon = AmazonUnderTest.At(server.Url);
            var result = await amazon.Exchange();
            result.Succeeded.ShouldBe(read);
            result.Failure?.Code.ShouldBe("amazon.malformed");
        }
    }

    [Fact]
    public async Task A_reset_after_a_whole_answer_changes_nothing()
    {
        await using var server = RawServer.Start(async connection =>
        {
            await connection.ReadRequest();
            await connection.Write("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{\"access_token\":\"A\"}");
            await connection.UntilClosed();
        });
        await using (var amazon = AmazonUnderTest.At(server.Url))
            (await amazon.Exchange()).Succeeded.ShouldBeTrue();
        server.Requests.ShouldBe(1);
    }

    private static async Task AllFail(AmazonUnderTest amazon, AmazonFailure expected)
    {
        var calls = new[]
        {
            Failure(amazon.Exchange()),
            Failure(amazon.Tokens.Refresh(AmazonUnderTest.RefreshToken, CancellationToken.None)),
            Failure(amazon.Post()),
            Failure(amazon.Get()),
            Failure(amazon.Delete()),
            Failure(amazon.Discover()),
        };
        (await Task.WhenAll(calls)).ShouldAllBe(failure => failure == expected);
    }

    private static async Task AllBodiesFail(AmazonUnderTest amazon)
    {
        var failures = await Task.WhenAll(Failure(amazon.Exchange()), Failure(amazon.Post()));
        failures.ShouldAllBe(failure => failure == NotSent);
    }

    private static async Task<AmazonFailure?> Failure<T>(Task<AmazonResult<T>> call) => (await call).Failure;
}
