using System.Text.Json;
using Platform.RideHailer.SetUp;

namespace Platform.RideHailer.Linking;

/// <summary>
/// The four calls that a partner's back end needs: open a consent, hand over what came back, show the status, unlink. The API key stays on
/// this side; a browser or a phone never sees it.
/// </summary>
internal sealed partial class LinkingClient(HttpClient http, PartnerFile partner, ILogger<LinkingClient> log)
{
    /// <summary>Opens a consent for a rider.</summary>
    public Task<LinkingAnswer<Consent>> OpenConsent(string userId, CancellationToken cancellation) =>
        Send<Consent>(HttpMethod.Post, $"{PathOf(userId)}/consent", null, cancellation);

    /// <summary>Hands over what came back; the link as it then is. Safe to repeat: the platform spends a code once.</summary>
    public Task<LinkingAnswer<Link>> Complete(Returned returned, CancellationToken cancellation) =>
        Send<Link>(HttpMethod.Post, "/v1/callback", returned, cancellation);

    /// <summary>The link's status; with <paramref name="verify"/> the platform asks Amazon first.</summary>
    public Task<LinkingAnswer<Link>> Status(string userId, bool verify, CancellationToken cancellation) =>
        Send<Link>(HttpMethod.Get, $"{PathOf(userId)}/link{(verify ? "?verify=true" : "")}", null, cancellation);

    /// <summary>Ends the link.</summary>
    public Task<LinkingAnswer<Link>> Unlink(string userId, CancellationToken cancellation) =>
        Send<Link>(HttpMethod.Delete, $"{PathOf(userId)}/link", null, cancellation);

    private string PathOf(string userId) => $"/v1/skills/{partner.SkillId}/users/{Uri.EscapeDataString(userId)}";

    private async Task<LinkingAnswer<T>> Send<T>(HttpMethod method, string path, object? body, CancellationToken cancellation)
        where T : class
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = JsonContent.Create(body, body.GetType());
        }

        try
        {
            using var response = await http.SendAsync(request, cancellation);
            if (response.IsSuccessStatusCode)
            {
                return new LinkingAnswer<T>(await response.Content.ReadFromJsonAsync<T>(cancellation), null);
            }

            var problem = await response.Content.ReadFromJsonAsync<LinkingProblem>(cancellation);
            Refused(method, (int)response.StatusCode, problem?.Code);
            return new LinkingAnswer<T>(null, problem);
        }
        catch (Exception exception) when (
            exception is HttpRequestException or JsonException
            || (exception is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            Unreachable(method, exception.Message);
            return new LinkingAnswer<T>(null, LinkingProblem.Unreachable);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} at the platform: {Status} {Code}")]
    private partial void Refused(HttpMethod method, int status, string? code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Method} at the platform got no usable answer: {Why}")]
    private partial void Unreachable(HttpMethod method, string why);
}
