using System.Net.Http.Json;
using System.Text.Json;
using Platform.AmazonSimulator.Contract;

namespace Platform.Benchmarks.Sides;

/// <summary>The partner of a side: it sets itself up with the calls of api.md, as any partner does.</summary>
internal sealed class Partner(string side, Uri url, Simulator simulator)
{
    /// <summary>The partner's id.</summary>
    public const string Id = "bench";

    /// <summary>The operator's key of every side.</summary>
    public const string OperatorKey = "benchmark-operator-key-5e0d1f9c";

    /// <summary>The user who links before all others.</summary>
    public const string FirstUser = "first";

    private static readonly string[] Scopes = ["links", "skills"];

    private const string Redirect = "https://bench.example/callback";
    private const string Secret = "benchmark-secret-2f6a";

    /// <summary>The client at Amazon.</summary>
    public string ClientId => $"amzn1.application-oa2-client.{side}";

    /// <summary>The skill of a side.</summary>
    public static string SkillOf(string side) => $"amzn1.ask.skill.bench-{side}";

    /// <summary>Makes partner, key and skill, here and at Amazon.</summary>
    /// <param name="policy">When tokens are refreshed; null for a server that knows no links, and so no skill.</param>
    /// <returns>The API key.</returns>
    public async Task<string> SetUp(string? policy)
    {
        await Call(OperatorKey, HttpMethod.Put, $"/v1/partners/{Id}", new { name = "Benchmark" });
        var made = await Call(OperatorKey, HttpMethod.Post, $"/v1/partners/{Id}/keys", new { name = "back end", scopes = Scopes });
        var key = made.GetProperty("key").GetString()!;
        if (policy is null)
            return key;
        await simulator.Register(ClientId, new ClientRegistration
        {
            ClientSecret = Secret,
            SkillId = SkillOf(side),
            RedirectUris = [Redirect],
            TokenUrl = new Uri(url, "/oauth/token").ToString(),
            AuthClientId = "alexa",
            AuthClientSecret = Secret,
        });
        await Call(key, HttpMethod.Put, $"/v1/skills/{SkillOf(side)}", new
        {
            name = "Benchmark",
            stage = "live",
            clientId = ClientId,
            clientSecret = Secret,
            redirectUris = new[] { Redirect },
            authorization = new { mode = "builtin", clientId = "alexa", clientSecret = Secret },
            refresh = new { policy },
        });
        return key;
    }

    /// <summary>Links the first user.</summary>
    public async Task LinkFirst(string key)
    {
        var amazonUser = $"{side}-first";
        await simulator.Control.PutUser(amazonUser, Region.NA);
        var consent = await Call(key, HttpMethod.Post, $"/v1/skills/{SkillOf(side)}/users/{FirstUser}/consent", new { });
        var approved = await simulator.Control.Approve(consent.GetProperty("lwaFallbackUrl").GetString()!, amazonUser);
        var query = approved.Redirect!.Split('?')[1].Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));
        var link = await Call(key, HttpMethod.Post, "/v1/callback", new { userId = FirstUser, state = query["state"], code = query["code"] });
        if (link.GetProperty("status").GetString() != "linked")
            throw new InvalidOperationException($"The first user of {side} is not linked: {link}");
    }

    private async Task<JsonElement> Call(string key, HttpMethod method, string path, object body)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(method, new Uri(url, path)) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new("Bearer", key);
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? JsonSerializer.Deserialize<JsonElement>(text)
            : throw new InvalidOperationException($"{method} {path} at {side}: {(int)response.StatusCode} {text}");
    }
}
