using System.Text.Json.Nodes;
using Platform.AmazonSimulator.Calls;
using Platform.AmazonSimulator.Contract;
using Platform.AmazonSimulator.Hosting;
using Platform.AmazonSimulator.Tokens;
using Platform.AmazonSimulator.Wire;

namespace Platform.AmazonSimulator.Enablement;

/// <summary><c>GET /v1/alexaApiEndpoint</c>: the bare host of the user's region, asked at any region's address (protocol.md 4.1).</summary>
internal sealed class DiscoveryEndpoint(CallDesk desk, ApiAccess access, PairLedger pairs, RegionListeners listeners)
{
    public async Task Serve(HttpContext context)
    {
        var token = BearerHeader.Token(context.Request);
        var family = pairs.FindAccess(token)?.Family;
        var subject = new CallSubject(CallEndpoints.Endpoint, RegionListeners.RegionOf(context))
        {
            ClientId = family?.ClientId,
            User = family?.User,
            SkillId = family?.SkillId,
            AuthorizationScheme = BearerHeader.Scheme(context.Request),
        };
        await desk.Serve(context, subject, _ => Task.FromResult(Answer(context.Request)));
    }

    private Answer Answer(HttpRequest request) => access.Check(request) switch
    {
        (_, _, { } refusal) => refusal,
        (_, var user, _) => Wire.Answer.Of(200, new JsonObject { ["endpoints"] = new JsonArray(listeners.HostOf(user!.Region)) }),
    };
}
