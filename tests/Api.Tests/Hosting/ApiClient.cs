using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Platform.Api.Tests.Hosting;

/// <summary>Speaks HTTP with the program as a partner would.</summary>
internal sealed class ApiClient(string url, string? key)
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(30) };

    public Task<ApiAnswer> Get(string path) => Send(HttpMethod.Get, path, null);

    public Task<ApiAnswer> Delete(string path) => Send(HttpMethod.Delete, path, null);

    public Task<ApiAnswer> Put(string path, object body, string? ifMatch = null) => Send(HttpMethod.Put, path, Json(body), ifMatch);

    public Task<ApiAnswer> Post(string path, object? body) => Send(HttpMethod.Post, path, body is null ? null : Json(body));

    public async Task<ApiAnswer> Send(HttpMethod method, string path, HttpContent? content, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, url + path) { Content = content };
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
        }

        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return await Send(request);
    }

    public static async Task<ApiAnswer> Send(HttpRequestMessage request)
    {
        using var response = await Http.SendAsync(request);
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new ApiAnswer((int)response.StatusCode, await response.Content.ReadAsStringAsync(), headers);
    }

    public static HttpContent Raw(byte[] body, string mediaType = "application/json")
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        return content;
    }

    public static HttpContent Raw(string body, string mediaType = "application/json") => Raw(Encoding.UTF8.GetBytes(body), mediaType);

    private static HttpContent Json(object body) => Raw(JsonSerializer.Serialize(body));
}
