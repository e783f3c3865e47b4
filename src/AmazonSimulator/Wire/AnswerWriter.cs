using System.Text;

namespace Platform.AmazonSimulator.Wire;

/// <summary>Puts an answer on the wire.</summary>
internal static class AnswerWriter
{
    public static async Task Write(HttpResponse response, Answer answer, CancellationToken cancellation)
    {
        var body = Start(response, answer);
        if (body.Length > 0)
            await response.Body.WriteAsync(body, cancellation);
        await response.CompleteAsync();
    }

    /// <summary>Sets status and headers, and gives the bytes of the body.</summary>
    public static byte[] Start(HttpResponse response, Answer answer)
    {
        response.StatusCode = answer.Status;
        response.Headers.CacheControl = "no-store";
        response.Headers.Pragma = "no-cache";
        response.Headers["x-amzn-RequestId"] = Guid.NewGuid().ToString();
        foreach (var (name, value) in answer.Headers)
            response.Headers[name] = value;
        var body = Encoding.UTF8.GetBytes(answer.Body);
        if (answer.Status != StatusCodes.Status204NoContent)
            response.ContentLength = body.Length;
        if (body.Length > 0)
            response.ContentType = answer.ContentType;
        return body;
    }
}
