using System.Buffers;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Platform.Amazon.Http;

/// <summary>One request on the wire and what became of it, under one deadline from connect to last byte. Never throws.</summary>
internal sealed class Transport(
    IHttpClientFactory clients, [FromKeyedServices(AmazonServices.Clock)] TimeProvider time, ILogger<Transport> logger)
{
    /// <summary>The largest answer that is read, bytes (checks.md 14).</summary>
    public const int LargestBody = 64 * 1024;

    private const int Block = 4096;

    public async Task<Reply> Send(string client, HttpRequestMessage request, TimeSpan timeout, CancellationToken cancellationToken)
    {
        request.Version = HttpVersion.Version11;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;

        // Real time, not the platform's clock: sockets do not follow a test's clock.
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(timeout);
        try
        {
            using var http = clients.CreateClient(client);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            var (state, bytes) = await Body(response.Content, deadline.Token);
            return new Reply((int)response.StatusCode, Delivery.Answered, state, bytes, RetryAfterHeader.Read(response, time));
        }
        catch (Exception problem)
        {
            // Whatever broke, one question is left: can the request have arrived? The exception itself may quote what must not be logged.
            var delivery = HasLeft(request, problem) ? Delivery.Unknown : Delivery.NotSent;
            TransportLog.NoAnswer(logger, client, delivery, Kind(problem));
            return Reply.None(delivery);
        }
    }

    private static bool HasLeft(HttpRequestMessage request, Exception problem) => request.Content switch
    {
        SingleUseContent content => content.Started,
        _ => problem is not HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError
                or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError,
        }
        && problem is not OperationCanceledException { InnerException: TimeoutException },
    };

    private static string Kind(Exception problem) => problem switch
    {
        HttpRequestException http => http.HttpRequestError.ToString(),
        OperationCanceledException => "TimedOut",
        _ => problem.GetType().Name,
    };

    private static async Task<(BodyState State, ReadOnlyMemory<byte> Bytes)> Body(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > LargestBody)
            return (BodyState.TooLarge, default);
        try
        {
            await using var stream = await content.ReadAsStreamAsync(cancellationToken);
            // One byte more than announced, so that the end is seen without room for another block.
            var bytes = new ArrayBufferWriter<byte>((int)(content.Headers.ContentLength + 1 ?? Block));
            while (await stream.ReadAsync(bytes.GetMemory(), cancellationToken) is > 0 and var count)
            {
                bytes.Advance(count);
                if (bytes.WrittenCount > LargestBody)
                    return (BodyState.TooLarge, default);
            }

            return (BodyState.Whole, bytes.WrittenMemory);
        }
        catch (Exception problem) when (problem is IOException or HttpRequestException or OperationCanceledException)
        {
            // The status line stands even where the body broke off.
            return (BodyState.Broken, default);
        }
    }
}
