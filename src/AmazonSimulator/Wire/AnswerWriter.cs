using System.Text;

namespace Platform.AmazonSimulator.Wire;

/// <summary>Puts an answer on the wire.</summary>
internal static class AnswerWriter
{
    public static async Task Write(HttpContext context, Answer answer, AnswerPace pace)
    {
        var body = Encoding.UTF8.GetBytes(answer.Body);
        Head(context.Response, answer, body.Length, pace);
        if (pace.CutInTheMiddle)
        {
            await Send(context, body.AsMemory(0, body.Length / 2), pace.ByteDelay);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            context.Abort();
            return;
        }

        for (var i = 0; i < pace.Repeat && body.Length > 0; i++)
            await Send(context, body, pace.ByteDelay);
        await context.Response.CompleteAsync();
    }

    private static void Head(HttpResponse response, Answer answer, int length, AnswerPace pace)
    {
        response.StatusCode = answer.Status;
        response.Headers.CacheControl = "no-store";
        response.Headers.Pragma = "no-cache";
        response.Headers["x-amzn-RequestId"] = Guid.NewGuid().ToString();
        if (pace.Repeat == 1 && answer.Status is not (StatusCodes.Status204NoContent or StatusCodes.Status304NotModified))
            response.ContentLength = length;
        if (length > 0)
            response.ContentType = answer.ContentType;
        foreach (var (name, value) in answer.Headers)
            response.Headers[name] = value;
    }

    private static async Task Send(HttpContext context, ReadOnlyMemory<byte> bytes, TimeSpan byteDelay)
    {
        if (byteDelay == TimeSpan.Zero)
        {
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
            return;
        }

        for (var i = 0; i < bytes.Length; i++)
        {
            await context.Response.Body.WriteAsync(bytes.Slice(i, 1), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(byteDelay, context.RequestAborted);
        }
    }
}
