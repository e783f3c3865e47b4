using System.Text.Json;

namespace Platform.Api.Http;

/// <summary>Writes bodies in JSON: at once and with their length, so that nothing is cut into chunks.</summary>
internal static class JsonBody
{
    /// <summary>Writes a value as the body of an answer.</summary>
    public static Task Write<T>(HttpResponse response, T value, string mediaType)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(value, ApiJson.Options);
        response.ContentType = mediaType;
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body, CancellationToken.None).AsTask();
    }
}
