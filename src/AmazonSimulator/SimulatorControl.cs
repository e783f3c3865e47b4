using System.Net;
using Platform.AmazonSimulator.Contract;

namespace Platform.AmazonSimulator;

/// <summary>
/// The control API, typed, over HTTP: for a simulator inside the test and for one that runs as a process. Refusals are
/// <see cref="HttpRequestException"/>s with the simulator's words.
/// </summary>
public sealed class SimulatorControl : IDisposable
{
    private readonly HttpClient _http;

    /// <param name="baseUrl">Any address of the simulator, such as <c>http://127.0.0.1:5090</c>.</param>
    public SimulatorControl(string baseUrl) => _http = new HttpClient(new SocketsHttpHandler { UseProxy = false })
    {
        BaseAddress = new Uri(baseUrl),
        Timeout = TimeSpan.FromSeconds(90),
    };

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _http.Dispose();

    /// <summary>Registers or replaces an Alexa client.</summary>
    public Task<ClientRegistration> PutClient(string clientId, ClientRegistration client, CancellationToken cancellation = default) =>
        Send<ClientRegistration>(HttpMethod.Put, $"clients/{Escape(clientId)}", client, cancellation);

    /// <summary>All clients.</summary>
    public Task<IReadOnlyList<ClientRegistration>> Clients(CancellationToken cancellation = default) =>
        Get<IReadOnlyList<ClientRegistration>>("clients", cancellation);

    /// <summary>Adds a user, or moves one to another region.</summary>
    public Task<SimulatedUser> PutUser(string name, Region region, CancellationToken cancellation = default) =>
        Send<SimulatedUser>(HttpMethod.Put, $"users/{Escape(name)}", new SimulatedUser { Region = region }, cancellation);

    /// <summary>All users.</summary>
    public Task<IReadOnlyList<SimulatedUser>> Users(CancellationToken cancellation = default) =>
        Get<IReadOnlyList<SimulatedUser>>("users", cancellation);

    /// <summary>The user opens a consent URL and allows; an error page comes back as an answer without a redirect.</summary>
    public Task<ConsentAnswer> Approve(string url, string user, CancellationToken cancellation = default) =>
        Decide("approve", new ConsentDecision(url, user), cancellation);

    /// <summary>The user opens a consent URL and refuses, or Amazon fails with <paramref name="error"/>.</summary>
    public Task<ConsentAnswer> Deny(string url, string user, string? error = null, CancellationToken cancellation = default) =>
        Decide("deny", new ConsentDecision(url, user, error), cancellation);

    /// <summary>The calls of one endpoint (<see cref="CallEndpoints"/>), or all, in order of arrival.</summary>
    public Task<IReadOnlyList<CallRecord>> Calls(
        string? endpoint = null, string? user = null, string? clientId = null, CancellationToken cancellation = default) =>
        Get<IReadOnlyList<CallRecord>>(Query("calls", ("endpoint", endpoint), ("user", user), ("clientId", clientId)), cancellation);

    /// <summary>Forgets all calls.</summary>
    public Task ClearCalls(CancellationToken cancellation = default) => Send(HttpMethod.Delete, "calls", null, cancellation);

    /// <summary>
    /// Returns as soon as <paramref name="count"/> calls have come as far as <paramref name="phase"/>; throws
    /// <see cref="TimeoutException"/> after <paramref name="timeoutSeconds"/> (at most 60).
    /// </summary>
    public async Task<IReadOnlyList<CallRecord>> WaitForCalls(
        string endpoint, int count = 1, CallPhase phase = CallPhase.Arrived, string? user = null, int timeoutSeconds = 10,
        CancellationToken cancellation = default)
    {
        var path = Query(
            "calls/wait",
            ("endpoint", endpoint), ("count", $"{count}"), ("phase", $"{phase}"), ("user", user), ("timeoutSeconds", $"{timeoutSeconds}"));
        using var response = await _http.GetAsync($"/_control/{path}", cancellation);
        return response.StatusCode == HttpStatusCode.RequestTimeout
            ? throw new TimeoutException($"fewer than {count} calls of {endpoint} within {timeoutSeconds} s")
            : await Read<IReadOnlyList<CallRecord>>(response, cancellation);
    }

    /// <summary>Everything enabled.</summary>
    public Task<IReadOnlyList<EnablementRecord>> Enablements(CancellationToken cancellation = default) =>
        Get<IReadOnlyList<EnablementRecord>>("enablements", cancellation);

    /// <summary>The user disables the skill in the Alexa app; their tokens for it are revoked.</summary>
    public Task Disable(string user, string skillId, CancellationToken cancellation = default) =>
        Send(HttpMethod.Delete, $"enablements/{Escape(user)}/{Escape(skillId)}", null, cancellation);

    /// <summary>Enables, links or unlinks a skill behind the API's back.</summary>
    public Task<EnablementRecord> PutEnablement(
        string user, string skillId, EnablementChange change, CancellationToken cancellation = default) =>
        Send<EnablementRecord>(HttpMethod.Put, $"enablements/{Escape(user)}/{Escape(skillId)}", change, cancellation);

    /// <summary>Alexa refreshes the partner's pair at the partner's token endpoint; the pair it holds from then on.</summary>
    public Task<EnablementRecord> RefreshPartnerPair(string user, string skillId, CancellationToken cancellation = default) =>
        Send<EnablementRecord>(HttpMethod.Post, $"enablements/{Escape(user)}/{Escape(skillId)}/refresh", null, cancellation);

    /// <summary>Scripts a fault.</summary>
    public Task<FaultRecord> AddFault(FaultScript script, CancellationToken cancellation = default) =>
        Send<FaultRecord>(HttpMethod.Post, "faults", script, cancellation);

    /// <summary>All faults and what they have done.</summary>
    public Task<IReadOnlyList<FaultRecord>> Faults(CancellationToken cancellation = default) =>
        Get<IReadOnlyList<FaultRecord>>("faults", cancellation);

    /// <summary>Forgets all faults.</summary>
    public Task ClearFaults(CancellationToken cancellation = default) => Send(HttpMethod.Delete, "faults", null, cancellation);

    /// <summary>The user removes the app on the Amazon account page: tokens end, the enablement stays.</summary>
    public Task<RevocationCount> Revoke(string user, string skillId, string? clientId = null, CancellationToken cancellation = default) =>
        Send<RevocationCount>(HttpMethod.Post, "revoke", new Revocation(user, skillId, clientId), cancellation);

    /// <summary>Moves the time by which codes and tokens live.</summary>
    public Task AdvanceClock(TimeSpan by, CancellationToken cancellation = default) =>
        Send(HttpMethod.Post, "clock", new ClockAdvance(by.TotalSeconds), cancellation);

    /// <summary>All grants, or those of a user or client.</summary>
    public Task<GrantHistory> Grants(string? user = null, string? clientId = null, CancellationToken cancellation = default) =>
        Get<GrantHistory>(Query("grants", ("user", user), ("clientId", clientId)), cancellation);

    /// <summary>Plants many users who have linked already; the same name again gives the same users and tokens.</summary>
    public Task<SeedRecord> PutSeed(string name, SeedRequest seed, CancellationToken cancellation = default) =>
        Send<SeedRecord>(HttpMethod.Put, $"seeds/{Escape(name)}", seed, cancellation);

    /// <summary>The seeds, and how many of their users have come to life.</summary>
    public Task<IReadOnlyList<SeedRecord>> Seeds(CancellationToken cancellation = default) =>
        Get<IReadOnlyList<SeedRecord>>("seeds", cancellation);

    /// <summary>Grants of a seed from a number on; at most 10,000 at once.</summary>
    public Task<IReadOnlyList<SeededGrant>> SeededGrants(string name, int from, int count, CancellationToken cancellation = default) =>
        Get<IReadOnlyList<SeededGrant>>($"seeds/{Escape(name)}/grants?from={from}&count={count}", cancellation);

    /// <summary>Sets how refresh tokens rotate.</summary>
    public Task SetRotation(RotationMode mode, CancellationToken cancellation = default) =>
        Send(HttpMethod.Put, "rotation", new RotationSettings { Mode = mode }, cancellation);

    /// <summary>Sets how token answers look.</summary>
    public Task SetTokens(TokenSettings settings, CancellationToken cancellation = default) =>
        Send(HttpMethod.Put, "tokens", settings, cancellation);

    /// <summary>That it serves, and where.</summary>
    public Task<HealthReport> Health(CancellationToken cancellation = default) => Get<HealthReport>("health", cancellation);

    private static string Escape(string value) => Uri.EscapeDataString(value);

    private static string Query(string path, params IEnumerable<(string Name, string? Value)> parameters) =>
        path + "?" + string.Join('&', parameters.Where(p => p.Value is not null).Select(p => $"{p.Name}={Escape(p.Value!)}"));

    private static async Task<T> Read<T>(HttpResponseMessage response, CancellationToken cancellation)
    {
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException(await response.Content.ReadAsStringAsync(cancellation), null, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<T>(ControlJson.Options, cancellation))!;
    }

    private async Task<ConsentAnswer> Decide(string verb, ConsentDecision decision, CancellationToken cancellation)
    {
        using var response = await _http.PostAsJsonAsync($"/_control/{verb}", decision, ControlJson.Options, cancellation);
        return (await response.Content.ReadFromJsonAsync<ConsentAnswer>(ControlJson.Options, cancellation))!;
    }

    private async Task<T> Get<T>(string path, CancellationToken cancellation)
    {
        using var response = await _http.GetAsync($"/_control/{path}", cancellation);
        return await Read<T>(response, cancellation);
    }

    private async Task<T> Send<T>(HttpMethod method, string path, object? body, CancellationToken cancellation)
    {
        using var response = await Request(method, path, body, cancellation);
        return await Read<T>(response, cancellation);
    }

    private async Task Send(HttpMethod method, string path, object? body, CancellationToken cancellation)
    {
        using var response = await Request(method, path, body, cancellation);
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException(await response.Content.ReadAsStringAsync(cancellation), null, response.StatusCode);
    }

    private async Task<HttpResponseMessage> Request(HttpMethod method, string path, object? body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, $"/_control/{path}");
        if (body is not null)
            request.Content = JsonContent.Create(body, body.GetType(), options: ControlJson.Options);
        return await _http.SendAsync(request, cancellation);
    }
}
