using System.Buffers;
using Microsoft.AspNetCore.Http.Features;
using Platform.Amazon;
using Platform.Grains;

namespace Platform.Api.Http;

/// <summary>Reads a request's body as far as the API takes one.</summary>
internal static class BodyReader
{
    /// <summary>The largest body in bytes (api.md 1).</summary>
    public const int Limit = 64 * 1024;

    /// <summary>
    /// How much of a body that is too large the server swallows before it cuts the connection: enough for the caller to see the answer.
    /// </summary>
    public const int Swallowed = 1024 * 1024;

    /// <summary>How long the whole of a body may take, from when it is wanted. The work that it asks for begins behind that.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(19.5);

    /// <summary>Whether the request has a body at all.</summary>
    public static bool HasBody(HttpContext http) =>
        http.Request.ContentLength is > 0
        || (http.Request.ContentLength is null && http.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true });

    /// <summary>The whole body, or why it cannot be had.</summary>
    public static async ValueTask<(byte[] Bytes, Problem? Problem)> Read(HttpContext http)
    {
        if (http.Request.ContentLength > Limit)
        {
            return ([], new Problem(ErrorCodes.RequestTooLarge));
        }

        try
        {
            return await ReadToEnd(http);
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            return ([], new Problem(ErrorCodes.PlatformBusy));
        }
        catch (Exception fault) when (
            fault is (IOException or InvalidOperationException) and not BadHttpRequestException && !http.RequestAborted.IsCancellationRequested)
        {
            // The server has no better words for a chunk of a size beyond all numbers, and for a trailer that is no text.
            return ([], Problem.Invalid("The body cannot be read."));
        }
    }

    private static async ValueTask<(byte[] Bytes, Problem? Problem)> ReadToEnd(HttpContext http)
    {
        var reader = http.Request.BodyReader;
        using var late = new CancellationTokenSource(
            Timeout.InfiniteTimeSpan, http.RequestServices.GetRequiredKeyedService<TimeProvider>(PlatformTime.Key));
        for (var waits = false; ;)
        {
            var reading = reader.ReadAsync(late.Token);

            // Most bodies are there already and need no timer.
            if (!waits && !reading.IsCompleted)
            {
                waits = true;
                late.CancelAfter(Patience);
            }

            var read = await reading;
            if (read.Buffer.Length > Limit)
            {
                reader.AdvanceTo(read.Buffer.End);
                return ([], new Problem(ErrorCodes.RequestTooLarge));
            }

            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return (body, null);
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
