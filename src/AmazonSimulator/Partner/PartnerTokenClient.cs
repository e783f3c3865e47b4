using Platform.AmazonSimulator.Calls;
using Platform.AmazonSimulator.Contract;
using Platform.AmazonSimulator.Faults;
using Platform.AmazonSimulator.Hosting;
using Platform.AmazonSimulator.Wire;

namespace Platform.AmazonSimulator.Partner;

/// <summary>Alexa's side of the partner's token endpoint: one call, 4.5 seconds, no redirects (protocol.md 8).</summary>
internal sealed class PartnerTokenClient(CallLog log, FaultBook faults) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4.5);

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
    })
    {
        MaxResponseContentBufferSize = Limits.PartnerAnswer,
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Redeems the partner's authorization code, as inside an enablement POST.</summary>
    public Task<Redemption> Redeem(ClientRegistration client, SimulatedUser user, string code, string redirectUri) =>
        Call(client, user, ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirectUri));

    /// <summary>Refreshes the partner's pair, as Alexa does when its access token ends.</summary>
    public Task<Redemption> Refresh(ClientRegistration client, SimulatedUser user, string refreshToken) =>
        Call(client, user, ("grant_type", "refresh_token"), ("refresh_token", refreshToken));

    public void Dispose() => _http.Dispose();

    private async Task<Redemption> Call(ClientRegistration client, SimulatedUser user, params (string Name, string Value)[] fields)
    {
        if (client.TokenUrl is not { } url)
            return new Redemption(null, "the client has no tokenUrl");
        using var request = PartnerRequest.Make(client, url, fields, out var body);
        var subject = new CallSubject(CallEndpoints.PartnerToken, user.Region)
        {
            ClientId = client.ClientId,
            User = user.Name,
            SkillId = client.SkillId,
            Body = body,
            AuthorizationScheme = request.Headers.Authorization?.Scheme,
        };
        var call = log.Arrived(subject);
        var fault = faults.Strike(subject);
        var (status, redemption) = await Attempt(request, fault?.Script);
        log.Update(call.Id, record => record with
        {
            Phase = CallPhase.Answered, Status = status, Detail = redemption.Error, Fault = fault?.Id,
        });
        return redemption;
    }

    /// <summary>Everything that happens within Alexa's patience.</summary>
    private async Task<(int Status, Redemption Redemption)> Attempt(HttpRequestMessage request, FaultScript? script)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await Task.Delay(script?.DelayBeforeMs ?? 0, patience.Token);
            var truth = script is null || script.TakesEffect() ? await Send(request, patience.Token) : null;
            await Task.Delay(script?.DelayMs ?? 0, patience.Token);
            if (script?.Reset is not null)
                return (0, new Redemption(null, "the call to the partner's token endpoint was cut by a fault"));
            var answer = script?.Compose(truth) ?? truth!;
            return (answer.Status, PartnerAnswer.Read(answer.Status, answer.ContentType.Split(';')[0].Trim(), answer.Body));
        }
        catch (OperationCanceledException)
        {
            return (0, new Redemption(null, "the partner's token endpoint took more than 4.5 s"));
        }
        catch (Exception exception) when (exception is HttpRequestException or InvalidOperationException)
        {
            return (0, new Redemption(null, $"the partner's token endpoint could not be called: {exception.Message}"));
        }
    }

    private async Task<Answer> Send(HttpRequestMessage request, CancellationToken cancellation)
    {
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellation);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellation))
        {
            ContentType = response.Content.Headers.ContentType?.ToString() ?? "",
        };
    }
}
