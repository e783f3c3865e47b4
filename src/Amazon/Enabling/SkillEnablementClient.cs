using Microsoft.Extensions.Options;
using Platform.Amazon.Http;
using Platform.Vault;

namespace Platform.Amazon.Enabling;

internal sealed class SkillEnablementClient(Transport transport, ApiHosts hosts, IOptions<AmazonOptions> options) : ISkillEnablementClient
{
    private static readonly AmazonFailure NeverSent = new(ErrorCodes.AmazonMalformed, null, null, Delivery.NotSent, null);

    public async Task<AmazonResult<ApiEndpoints>> Endpoints(Secret accessToken, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, hosts.DiscoveryHost, _ => hosts.Discovery, accessToken);
        return request is null
            ? AmazonResult.Failed<ApiEndpoints>(NeverSent)
            : EnablementAnswer.Read(await Send(request, cancellationToken), answer => EnablementAnswer.Endpoints(answer, hosts));
    }

    public async Task<AmazonResult<Enablement>> Enable(
        string host, string skillId, Secret accessToken, EnablementRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var post = Request(HttpMethod.Post, host, allowed => hosts.Enablement(allowed, skillId), accessToken);
        if (post is null)
            return AmazonResult.Failed<Enablement>(NeverSent);

        // A body that goes out once, because the partner's code in it may be redeemed once.
        post.Content = new SingleUseContent(EnablementBody.Write(request), "application/json");
        var reply = await transport.Send(AmazonClients.Api, post, options.Value.EnablementTimeout, cancellationToken);
        return EnablementAnswer.Read(reply, EnablementAnswer.Enablement);
    }

    public async Task<AmazonResult<Enablement>> Get(string host, string skillId, Secret accessToken, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, host, allowed => hosts.Enablement(allowed, skillId), accessToken);
        return request is null
            ? AmazonResult.Failed<Enablement>(NeverSent)
            : EnablementAnswer.Read(await Send(request, cancellationToken), EnablementAnswer.Enablement);
    }

    public async Task<AmazonResult<bool>> Disable(string host, string skillId, Secret accessToken, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Delete, host, allowed => hosts.Enablement(allowed, skillId), accessToken);
        return request is null
            ? AmazonResult.Failed<bool>(NeverSent)
            : EnablementAnswer.ReadDisabled(await Send(request, cancellationToken));
    }

    private Task<Reply> Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        transport.Send(AmazonClients.Api, request, options.Value.Timeout, cancellationToken);

    // Every request with a bearer token is made here, so no token can leave for a host that is not allowed, whoever stored that host.
    private HttpRequestMessage? Request(HttpMethod method, string host, Func<string, string> address, Secret accessToken)
    {
        ArgumentNullException.ThrowIfNull(accessToken);
        if (!hosts.TryAllow(host, out var allowed) || !TokenSyntax.IsToken(accessToken.Reveal()))
            return null;
        var request = new HttpRequestMessage(method, address(allowed));
        request.Headers.Accept.ParseAdd("application/json");

        // Title case exactly: Amazon answers 400 to any other (protocol.md 4.2).
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {accessToken.Reveal()}");
        return request;
    }
}
