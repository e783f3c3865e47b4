using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Platform.Cluster.Run.Flows;

/// <summary>Calls the front ends in turn, as a load balancer would, with one API key.</summary>
internal sealed class ApiClient(IReadOnlyList<string> urls, string key) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(25),
    };

    private int _turn;

    /// <summary>One call of one front end; an answer of status 0 where the connection gave none.</summary>
    public async Task<ApiAnswer> Send(HttpMethod method, string path, object? body = null)
    {
        var url = urls[(Interlocked.Increment(ref _turn) & int.MaxValue) % urls.Count];
        using var request = new HttpRequestMessage(method, url + path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        try
        {
            using var response = await _http.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            return new ApiAnswer(
                (int)response.StatusCode,
                text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text),
                response.Headers.RetryAfter?.Delta);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or IOException)
        {
            return ApiAnswer.None;
        }
    }

    public void Dispose() => _http.Dispose();
}
