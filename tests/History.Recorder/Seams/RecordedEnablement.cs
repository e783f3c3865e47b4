using Platform.Amazon;
using Platform.History.Events;
using Platform.Vault;

namespace Platform.History.Recorder.Seams;

/// <summary>Amazon's Skill Enablement API.</summary>
internal sealed class RecordedEnablement(ISkillEnablementClient real, HistoryFile history, WorkingLink working) : ISkillEnablementClient
{
    public Task<AmazonResult<ApiEndpoints>> Endpoints(Secret accessToken, CancellationToken cancellationToken) =>
        Record("discover", accessToken, () => real.Endpoints(accessToken, cancellationToken));

    public Task<AmazonResult<Enablement>> Enable(
        string host, string skillId, Secret accessToken, EnablementRequest request, CancellationToken cancellationToken) =>
        Record("enable", accessToken, () => real.Enable(host, skillId, accessToken, request, cancellationToken));

    public Task<AmazonResult<Enablement>> Get(string host, string skillId, Secret accessToken, CancellationToken cancellationToken) =>
        Record("ask", accessToken, () => real.Get(host, skillId, accessToken, cancellationToken));

    public Task<AmazonResult<bool>> Disable(string host, string skillId, Secret accessToken, CancellationToken cancellationToken) =>
        Record("disable", accessToken, () => real.Disable(host, skillId, accessToken, cancellationToken));

    private async Task<AmazonResult<T>> Record<T>(string name, Secret accessToken, Func<Task<AmazonResult<T>>> call)
    {
        var access = TokenHash.Of(accessToken.Reveal());
        var link = working.Current ?? "nobody";
        history.Say((life, at) => new AccessUsed(link, life, at, access, name));
        var result = await call();
        history.Say((life, at) => new AccessAnswered(link, life, at, access, result.Succeeded ? null : result.Failure.HttpStatus));
        return result;
    }
}
