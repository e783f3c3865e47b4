using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Platform.AmazonSimulator;
using Platform.AmazonSimulator.Contract;

namespace Platform.Bench.Tests.Hosting;

/// <summary>PostgreSQL, a simulator, a rival, and a partner with one skill.</summary>
public sealed class RivalWorld : IAsyncLifetime
{
    public const string Skill = "amzn1.ask.skill.bench";
    public const string ClientId = "amzn1.application-oa2-client.bench";

    private const string ClientSecret = "amzn1.oa2-cs.v1.bench";
    private const string OperatorKey = "operator-key-of-the-tests";
    private const string RedirectUri = "https://link.ridehailer.example/callback";

    private static readonly string[] Scopes = ["links", "skills"];

    private readonly string _keyFile = Path.Combine(Path.GetTempPath(), $"rival-{Path.GetRandomFileName()}.key");
    private PostgresServer _postgres = null!;
    private RivalProcess _rival = null!;
    private Dictionary<string, string> _settings = null!;

    public SimulatorServer Amazon { get; private set; } = null!;

    public HttpClient Http { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _postgres = await PostgresServer.Start();
        Amazon = await SimulatorHost.Start();
        _settings = new Dictionary<string, string>
        {
            ["ConnectionStrings:Rival"] = _postgres.Connection,
            ["Operator:Key"] = OperatorKey,
            ["Sealing:KeyFile"] = _keyFile,
            ["Refresh:Enabled"] = "false",
            ["Amazon:ConsentUrl"] = Amazon.ConsentUrl,
            ["Amazon:AuthorizeUrl"] = Amazon.AuthorizeUrl,
            ["Amazon:TokenUrl"] = Amazon.TokenUrl,
            ["Amazon:ApiUrl"] = Amazon.ApiUrl,
            ["Amazon:ApiHosts"] = string.Join(',', Amazon.ApiHosts),
        };
        _rival = await RivalProcess.Start(_settings);
        Http = Client(_rival.Url, OperatorKey);
        await SetUp();
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await _rival.DisposeAsync();
        await Amazon.DisposeAsync();
        await _postgres.DisposeAsync();
        File.Delete(_keyFile);
    }

    /// <summary>Another rival on the same database, with a client that has the partner's key.</summary>
    internal async Task<(RivalProcess Rival, HttpClient Http)> Another(bool refreshes)
    {
        var rival = await RivalProcess.Start(new Dictionary<string, string>(_settings) { ["Refresh:Enabled"] = refreshes ? "true" : "false" });
        return (rival, Client(rival.Url, Http.DefaultRequestHeaders.Authorization!.Parameter!));
    }

    /// <summary>Seeds links whose access tokens have expired.</summary>
    internal Task Seed(string name, int count) => RivalProcess.Run(
        _settings, "--seed", $"{count}", "--skill", Skill, "--simulator", Amazon.NaUrl, "--seed-name", name, "--expire-within", "0");

    internal async Task<(int Status, JsonNode Body)> Call(HttpMethod method, string path, object? body = null, HttpClient? http = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = JsonContent.Create(body);
        }

        using var response = await (http ?? Http).SendAsync(request);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    /// <summary>Opens a consent and lets the user allow it.</summary>
    internal async Task<(string State, string Code)> Consent(string user, string amazonUser)
    {
        var (status, consent) = await Call(HttpMethod.Post, $"/v1/skills/{Skill}/users/{user}/consent");
        status.ShouldBe(201);
        await Amazon.Control.PutUser(amazonUser, Region.EU);
        var answer = await Amazon.Control.Approve(consent["alexaAppUrl"]!.GetValue<string>(), amazonUser);
        var code = answer.Parameter("code");
        return (answer.Parameter("state")!, code.ShouldNotBeNull(answer.Message));
    }

    internal Task<(int Status, JsonNode Body)> Callback(string user, string state, string code) =>
        Call(HttpMethod.Post, "/v1/callback", new { userId = user, state, code });

    internal Task<(int Status, JsonNode Body)> Link(string user, HttpMethod? method = null, bool verify = false, HttpClient? http = null) =>
        Call(method ?? HttpMethod.Get, $"/v1/skills/{Skill}/users/{user}/link{(verify ? "?verify=true" : "")}", http: http);

    private static HttpClient Client(string url, string key) => new(new SocketsHttpHandler { UseProxy = false })
    {
        BaseAddress = new Uri(url),
        DefaultRequestHeaders = { { "Authorization", $"Bearer {key}" } },
    };

    private async Task SetUp()
    {
        await Amazon.Control.PutClient(ClientId, new ClientRegistration
        {
            ClientSecret = ClientSecret,
            SkillId = Skill,
            RedirectUris = [RedirectUri],
            TokenUrl = $"{_rival.Url}/oauth/token",
            AuthClientId = "alexa",
            AuthClientSecret = "s3cret/+ :&",
        });
        (await Call(HttpMethod.Put, "/v1/partners/bench", new { name = "Bench" })).Status.ShouldBe(201);
        var (_, key) = await Call(HttpMethod.Post, "/v1/partners/bench/keys", new { name = "load", scopes = Scopes });
        Http.Dispose();
        Http = Client(_rival.Url, key["key"]!.GetValue<string>());
        (await Call(HttpMethod.Put, $"/v1/skills/{Skill}", new
        {
            name = "Bench",
            stage = "live",
            clientId = ClientId,
            clientSecret = ClientSecret,
            redirectUris = new[] { RedirectUri },
            authorization = new { mode = "builtin", clientId = "alexa", clientSecret = "s3cret/+ :&" },
        })).Status.ShouldBe(201);
    }
}
