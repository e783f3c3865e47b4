using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Platform.AmazonSimulator.Contract;
using Platform.Tests.Clocks;

namespace Platform.AmazonSimulator.Tests;

/// <summary>A simulator, a partner and one registered client, with the requests that a right client would send.</summary>
public sealed class Bench : IAsyncLifetime
{
    public const string ClientId = "amzn1.application-oa2-client.test";
    public const string Secret = "amzn1.oa2-cs.v1.test";
    public const string Skill = "amzn1.ask.skill.test";
    public const string RedirectUri = "https://link.ridehailer.example/callback?app=1";
    public const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    public const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    public const string State = "c3RhdGUtb2YtdGhlLXRlc3RzLTQzLWNoYXJhY3RlcnM";

    internal ManualClock Clock { get; } = new();

    internal PartnerStub Partner { get; private set; } = null!;

    public SimulatorServer Amazon { get; private set; } = null!;

    public SimulatorControl Control => Amazon.Control;

    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

    public async Task InitializeAsync()
    {
        Partner = await PartnerStub.Start();
        Amazon = await SimulatorHost.Start(settings => settings.Clock = Clock);
        await Control.PutClient(ClientId, Client());
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await Amazon.DisposeAsync();
        await Partner.DisposeAsync();
    }

    public ClientRegistration Client() => new()
    {
        ClientSecret = Secret,
        SkillId = Skill,
        RedirectUris = [RedirectUri],
        TokenUrl = Partner.TokenUrl,
        AuthClientId = "alexa",
        AuthClientSecret = "s3cret/+ :&",
    };

    public static Dictionary<string, string> AlexaParameters() => new()
    {
        ["fragment"] = "skill-account-linking-consent",
        ["client_id"] = ClientId,
        ["scope"] = "alexa::skills:account_linking",
        ["skill_stage"] = "development",
        ["response_type"] = "code",
        ["redirect_uri"] = RedirectUri,
        ["state"] = State,
        ["code_challenge"] = Challenge,
        ["code_challenge_method"] = "S256",
    };

    public static Dictionary<string, string> LwaParameters()
    {
        var parameters = AlexaParameters();
        parameters.Remove("fragment");
        parameters.Remove("skill_stage");
        return parameters;
    }

    public static string Form(IEnumerable<KeyValuePair<string, string>> parameters) =>
        string.Join('&', parameters.Select(parameter => $"{parameter.Key}={Uri.EscapeDataString(parameter.Value)}"));

    public string AlexaUrl(Dictionary<string, string>? parameters = null) => $"{Amazon.ConsentUrl}?{Form(parameters ?? AlexaParameters())}";

    public string LwaUrl(Dictionary<string, string>? parameters = null) => $"{Amazon.AuthorizeUrl}?{Form(parameters ?? LwaParameters())}";

    public async Task<string> Code(string user = "user-na") => (await Control.Approve(AlexaUrl(), user)).Parameter("code")!;

    public static Dictionary<string, string> Exchange(string code) => new()
    {
        ["grant_type"] = "authorization_code",
        ["code"] = code,
        ["redirect_uri"] = RedirectUri,
        ["client_id"] = ClientId,
        ["client_secret"] = Secret,
        ["code_verifier"] = Verifier,
    };

    public static Dictionary<string, string> Refresh(string refreshToken) => new()
    {
        ["grant_type"] = "refresh_token",
        ["refresh_token"] = refreshToken,
        ["client_id"] = ClientId,
        ["client_secret"] = Secret,
    };

    public async Task<(int Status, JsonNode? Body)> Token(IEnumerable<KeyValuePair<string, string>> form)
    {
        using var response = await Http.PostAsync(Amazon.TokenUrl, new FormUrlEncodedContent(form));
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync()));
    }

    public async Task<(string Access, string Refresh)> Pair(string user = "user-na")
    {
        var (_, body) = await Token(Exchange(await Code(user)));
        return (body!["access_token"]!.GetValue<string>(), body["refresh_token"]!.GetValue<string>());
    }

    public static string EnablementJson(string code = "partner-code", string stage = "development") => JsonSerializer.Serialize(new
    {
        stage,
        accountLinkRequest = new { redirectUri = RedirectUri, authCode = code, type = "AUTH_CODE" },
    });

    public Task<(int Status, JsonNode? Body)> Enable(string accessToken, string? json = null, string? baseUrl = null) =>
        Api(HttpMethod.Post, $"/v1/users/~current/skills/{Skill}/enablement", $"Bearer {accessToken}", json ?? EnablementJson(), baseUrl);

    public Task<(int Status, JsonNode? Body)> Enablement(HttpMethod method, string accessToken) =>
        Api(method, $"/v1/users/~current/skills/{Skill}/enablement", $"Bearer {accessToken}");

    public async Task<(int Status, JsonNode? Body)> Api(
        HttpMethod method, string path, string? authorization, string? json = null, string? baseUrl = null, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(method, (baseUrl ?? Amazon.NaUrl) + path);
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, MediaTypeHeaderValue.Parse(contentType));
        using var response = await Http.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, body.Length == 0 ? null : JsonNode.Parse(body));
    }
}
