using Platform.Amazon;
using Platform.Vault;

namespace Platform.Crash.Points.Seams;

/// <summary>Amazon's Skill Enablement API.</summary>
internal sealed class WatchedEnablement(ISkillEnablementClient real, PassedPoints points, Callers callers) : ISkillEnablementClient
{
    public Task<AmazonResult<ApiEndpoints>> Endpoints(Secret accessToken, CancellationToken cancellationToken) =>
        points.Around(callers.Current, "discover", () => real.Endpoints(accessToken, cancellationToken));

    public Task<AmazonResult<Enablement>> Enable(
        string host, string skillId, Secret accessToken, EnablementRequest request, CancellationToken cancellationToken) =>
        points.Around(callers.Current, "enable", () => real.Enable(host, skillId, accessToken, request, cancellationToken));

    public Task<AmazonResult<Enablement>> Get(string host, string skillId, Secret accessToken, CancellationToken cancellationToken) =>
        points.Around(callers.Current, "ask", () => real.Get(host, skillId, accessToken, cancellationToken));

    public Task<AmazonResult<bool>> Disable(string host, string skillId, Secret accessToken, CancellationToken cancellationToken) =>
        points.Around(callers.Current, "disable", () => real.Disable(host, skillId, accessToken, cancellationToken));
}
