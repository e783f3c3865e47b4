using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Platform.Flow.Tests.Harness.Secrecy;

namespace Platform.Flow.Tests.Partners;

/// <summary>Calls the public API with one API key, as a partner's back end would.</summary>
internal sealed class ApiClient : IDisposable
{
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false })
    {
        // The API answers by 20 s (design.md 4).
        Timeout = TimeSpan.FromSeconds(25),
    };

    public ApiClient(string url, string? key)
    {
        Url = url;
        Key = key;
    }

    public string Url { get; }

    public string? Key { get; }

    public void Dispose() => _http.Dispose();

    public Task<Answer> Get(string path) => Send(HttpMethod.Get, path);

    public Task<Answer> Put(string path, object body, string? ifMatch = null) => Send(HttpMethod.Put, path, JsonContent.Create(body), ifMatch);

    public Task<Answer> Post(string path, object? body = null) => Send(HttpMethod.Post, path, body is null ? null : JsonContent.Create(body));

    public Task<Answer> Delete(string path) => Send(HttpMethod.Delete, path);

    /// <summary>A body exactly as written.</summary>
    public Task<Answer> PostText(string path, string body, string mediaType = "application/json") =>
        PostBytes(path, Encoding.UTF8.GetBytes(body), mediaType);

    /// <summary>A body exactly as written, which may be no text at all.</summary>
    public Task<Answer> PostBytes(string path, byte[] body, string mediaType = "application/json") =>
        Send(HttpMethod.Post, path, new ByteArrayContent(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(mediaType) } });

    /// <summary>A form, as OAuth clients send one.</summary>
    public Task<Answer> PostForm(string path, IEnumerable<KeyValuePair<string, string>> form, AuthenticationHeaderValue? authorization = null) =>
        Send(HttpMethod.Post, path, new FormUrlEncodedContent(form), authorization: authorization);

    public async Task<Answer> Send(
        HttpMethod method, string path, HttpContent? content = null, string? ifMatch = null, AuthenticationHeaderValue? authorization = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Url + path, AsWritten)) { Content = content };
        request.Headers.Authorization = authorization ?? (Key is null ? null : new AuthenticationHeaderValue("Bearer", Key));
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var answer = new Answer
        {
            Status = (int)response.StatusCode,
            MediaType = response.Content.Headers.ContentType?.MediaType,
            Headers = response.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
            Text = text,
        };
        if (SecretLedger.At(Url) is { } ledger)
            await ledger.Note(request, answer);
        return answer;
    }
}
