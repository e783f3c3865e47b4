using Microsoft.AspNetCore.Http;

namespace Platform.Amazon.Tests.Wire;

/// <summary>A request as it arrived.</summary>
public sealed record SeenRequest(string Method, string Target, string Protocol, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public static async Task<SeenRequest> Read(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        return new SeenRequest(
            request.Method,
            request.HttpContext.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget,
            request.Protocol,
            request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body);
    }
}
