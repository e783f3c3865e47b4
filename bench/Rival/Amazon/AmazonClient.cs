using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Platform.Rival.Settings;
using Platform.Rival.Skills;

namespace Platform.Rival.Amazon;

/// <summary>Calls Amazon, each call once: nothing here repeats a request.</summary>
internal sealed class AmazonClient(HttpClient http, AmazonSettings settings, TimeProvider time)
{
    private const int ShortestLife = 60;
    private const int UsualLife = 3_600;
    private const int LongestLife = 86_400;
    private const int LargestAnswer = 64 * 1024;

    public static HttpClient NewHttpClient() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = TimeSpan.FromSeconds(3),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(10),
        ActivityHeadersPropagator = null,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = LargestAnswer,
    };

    /// <summary>Redeems Amazon's code.</summary>
    public Task<AmazonResult<TokenPair>> Exchange(Skill skill, string code, string redirectUri, string? verifier)
    {
        var form = $"grant_type=authorization_code&code={Escape(code)}&redirect_uri={Escape(redirectUri)}{Client(skill)}";
        return Token(verifier is null ? form : $"{form}&code_verifier={Escape(verifier)}");
    }

    /// <summary>Refreshes a pair.</summary>
    public Task<AmazonResult<TokenPair>> Refresh(Skill skill, string refreshToken) =>
        Token($"grant_type=refresh_token&refresh_token={Escape(refreshToken)}{Client(skill)}");

    /// <summary>The hosts that a user may live at; only those that are allowed to get a token.</summary>
    public async Task<AmazonResult<IReadOnlyList<string>>> Hosts(string access)
    {
        var answer = await Api(HttpMethod.Get, new Uri(settings.ApiUrl, "/v1/alexaApiEndpoint"), access, AmazonJson.Default.EndpointsAnswer);
        if (answer.Failure is { } failure)
            return new(null, failure);
        List<string> hosts = [.. (answer.Value!.Endpoints ?? []).Where(settings.ApiHosts.Contains)];
        return hosts.Count > 0 ? new(hosts, null) : new(null, Malformed);
    }

    public Task<AmazonResult<EnablementAnswer>> Enable(string host, string skillId, string access, EnablementRequest request) =>
        Api(
            HttpMethod.Post,
            Enablement(host, skillId),
            access,
            AmazonJson.Default.EnablementAnswer,
            JsonSerializer.SerializeToUtf8Bytes(request, AmazonJson.Default.EnablementRequest));

    public Task<AmazonResult<EnablementAnswer>> Get(string host, string skillId, string access) =>
        Api(HttpMethod.Get, Enablement(host, skillId), access, AmazonJson.Default.EnablementAnswer);

    public Task<AmazonResult<EnablementAnswer>> Disable(string host, string skillId, string access) =>
        Api(HttpMethod.Delete, Enablement(host, skillId), access, AmazonJson.Default.EnablementAnswer);

    private static AmazonFailure Malformed { get; } = new("amazon.malformed", null, NothingSpent: false, Retryable: true);

    private static string Escape(string text) => Uri.EscapeDataString(text);

    private static string Client(Skill skill) => $"&client_id={Escape(skill.ClientId)}&client_secret={Escape(skill.ClientSecret)}";

    private Uri Enablement(string host, string skillId) =>
        new($"{settings.ApiUrl.Scheme}://{host}/v1/users/~current/skills/{skillId}/enablement");

    private async Task<AmazonResult<TokenPair>> Token(string form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.TokenUrl);
        request.Content = new ByteArrayContent(Encoding.ASCII.GetBytes(form));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded", "UTF-8");
        using var deadline = new CancellationTokenSource(settings.Timeout);
        try
        {
            using var response = await http.SendAsync(request, deadline.Token);
            var body = await response.Content.ReadAsByteArrayAsync(deadline.Token);
            return ReadToken(response.StatusCode, body);
        }
        catch (Exception problem) when (problem is HttpRequestException or OperationCanceledException or IOException)
        {
            return new(null, Unreachable(problem));
        }
    }

    private AmazonResult<TokenPair> ReadToken(HttpStatusCode status, byte[] body)
    {
        TokenAnswer? answer = null;
        try
        {
            answer = JsonSerializer.Deserialize(body, AmazonJson.Default.TokenAnswer);
        }
        catch (JsonException)
        {
            // A gateway's page; the status says what there is to say.
        }

        if (status == HttpStatusCode.OK)
        {
            return answer?.AccessToken is { Length: > 0 } access
                ? new(new TokenPair(access, answer.RefreshToken is { Length: > 0 } refresh ? refresh : null, Expiry(answer.ExpiresIn)), null)
                : new(null, Malformed);
        }

        var busy = status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable;
        var code = answer?.Error switch
        {
            "invalid_grant" or "invalid_request" or "invalid_client" or "unauthorized_client" or "unsupported_grant_type" => $"exchange.{answer.Error}",
            _ when busy || (int)status >= 500 => "exchange.server_error",
            _ => "exchange.other",
        };
        return new(null, new AmazonFailure(code, (int)status, NothingSpent: busy || code == "exchange.invalid_client", Retryable: code == "exchange.server_error"));
    }

    private DateTime Expiry(JsonElement? expiresIn)
    {
        var seconds = expiresIn switch
        {
            { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var value) => value,
            { ValueKind: JsonValueKind.String } text when long.TryParse(text.GetString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) => value,
            _ => UsualLife,
        };
        return time.GetUtcNow().UtcDateTime.AddSeconds(Math.Clamp(seconds, ShortestLife, LongestLife));
    }

    private async Task<AmazonResult<T>> Api<T>(HttpMethod method, Uri address, string access, JsonTypeInfo<T> type, byte[]? body = null)
        where T : class
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {access}");
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        using var deadline = new CancellationTokenSource(method == HttpMethod.Post ? settings.EnablementTimeout : settings.Timeout);
        try
        {
            using var response = await http.SendAsync(request, deadline.Token);
            var status = (int)response.StatusCode;
            if (status == 204)
                return new(null, null);
            var answer = await response.Content.ReadAsByteArrayAsync(deadline.Token);
            return status is 200 or 201
                ? JsonSerializer.Deserialize(answer, type) is { } value ? new(value, null) : new(null, Malformed)
                : new(null, Refused(status));
        }
        catch (JsonException)
        {
            return new(null, Malformed);
        }
        catch (Exception problem) when (problem is HttpRequestException or OperationCanceledException or IOException)
        {
            return new(null, Unreachable(problem));
        }
    }

    private static AmazonFailure Refused(int status) => status switch
    {
        400 or 401 or 403 or 404 or 409 => new(string.Create(CultureInfo.InvariantCulture, $"enablement.{status}"), status, NothingSpent: true, Retryable: false),
        429 or 503 => new(string.Create(CultureInfo.InvariantCulture, $"enablement.{status}"), status, NothingSpent: true, Retryable: true),
        >= 500 => new("enablement.500", status, NothingSpent: false, Retryable: true),
        _ => new("enablement.400", status, NothingSpent: true, Retryable: false),
    };

    private static AmazonFailure Unreachable(Exception problem) => new(
        "amazon.unreachable",
        null,
        NothingSpent: problem is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError },
        Retryable: true);
}
