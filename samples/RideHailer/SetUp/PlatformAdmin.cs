using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Platform.RideHailer.SetUp;

/// <summary>The calls of the platform's API that set a partner up: the operator's, and the skill's with the partner's own key.</summary>
internal sealed class PlatformAdmin(Uri platform, string operatorKey) : IDisposable
{
    private const string PartnerId = "ride-hailer";

    private static readonly string[] Scopes = ["links", "skills"];

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = platform, Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _http.Dispose();

    /// <summary>Makes the partner, or finds it there.</summary>
    public async Task PutPartner() => await Send(HttpMethod.Put, $"/v1/partners/{PartnerId}", operatorKey, new { name = "Ride Hailer" });

    /// <summary>Whether a key still works.</summary>
    public async Task<bool> Accepts(string apiKey)
    {
        using var request = Request(HttpMethod.Get, "/v1/skills", apiKey);
        using var response = await _http.SendAsync(request);
        return response.StatusCode != HttpStatusCode.Unauthorized;
    }

    /// <summary>Makes a key; this answer is the only one that shows it.</summary>
    public async Task<string> CreateKey()
    {
        var answer = await Send(HttpMethod.Post, $"/v1/partners/{PartnerId}/keys", operatorKey, new { name = "demo", scopes = Scopes });
        return answer.GetProperty("key").GetString()!;
    }

    /// <summary>Enters the skill, with everything that the platform needs to know about it.</summary>
    public async Task PutSkill(PartnerFile partner, string callback) => await Send(HttpMethod.Put, $"/v1/skills/{partner.SkillId}", partner.ApiKey!, new
    {
        name = "Ride Hailer",
        stage = "development",
        clientId = partner.ClientId,
        clientSecret = partner.ClientSecret,
        redirectUris = new[] { callback },
        authorization = new { mode = "builtin", clientId = "alexa", clientSecret = partner.AuthorizationSecret },
    });

    private static HttpRequestMessage Request(HttpMethod method, string path, string key) =>
        new(method, path) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", key) } };

    private async Task<JsonElement> Send(HttpMethod method, string path, string key, object body)
    {
        using var request = Request(method, path, key);
        request.Content = JsonContent.Create(body, body.GetType());
        using var response = await _http.SendAsync(request);
        return response.IsSuccessStatusCode
            ? await response.Content.ReadFromJsonAsync<JsonElement>()
            : throw new SetUpException($"{method} {path} was answered with {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
    }
}
