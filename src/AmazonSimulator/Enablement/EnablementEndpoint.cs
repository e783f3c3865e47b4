using Platform.AmazonSimulator.Calls;
using Platform.AmazonSimulator.Contract;
using Platform.AmazonSimulator.Hosting;
using Platform.AmazonSimulator.Tokens;
using Platform.AmazonSimulator.Wire;

namespace Platform.AmazonSimulator.Enablement;

/// <summary>
/// <c>/v1/users/~current/skills/{skillId}/enablement</c>: who asks, in which region, for which skill; then the verb (protocol.md 4).
/// </summary>
internal sealed class EnablementEndpoint(CallDesk desk, ApiAccess access, SkillAccess skills, PairLedger pairs, EnablementVerbs verbs)
{
    public async Task Serve(HttpContext context, string skillId)
    {
        var request = context.Request;
        var body = await RequestBody.Read(request, context.RequestAborted);
        var family = pairs.FindAccess(BearerHeader.Token(request))?.Family;
        var region = RegionListeners.RegionOf(context);
        var subject = new CallSubject(EndpointOf(request.Method), region)
        {
            ClientId = family?.ClientId,
            User = family?.User,
            SkillId = skillId,
            Body = string.IsNullOrEmpty(body) ? null : body,
            AuthorizationScheme = BearerHeader.Scheme(request),
        };
        await desk.Serve(context, subject, _ => Answer(request, body, skillId, region));
    }

    private async Task<Answer> Answer(HttpRequest request, string? body, string skillId, Region region)
    {
        var (family, user, refusal) = access.Check(request);
        refusal ??= skills.Check(family!, user!, skillId, region);
        if (refusal is not null)
            return refusal;
        return request.Method switch
        {
            "POST" => await verbs.Post(family!, user!, request.ContentType, body),
            "DELETE" => verbs.Delete(family!, body),
            _ => verbs.Get(family!, body),
        };
    }

    private static string EndpointOf(string method) => method switch
    {
        "POST" => CallEndpoints.EnablementPost,
        "DELETE" => CallEndpoints.EnablementDelete,
        _ => CallEndpoints.EnablementGet,
    };
}
