using System.Diagnostics;

namespace Platform.Cluster.Run.Flows;

/// <summary>One user's way to a link: consent, approval, callback, status.</summary>
internal sealed class UserFlow(Partner partner, string userId, string amazonUser)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly List<string> _codes = [];
    private int _consents;
    private int _unanswered;

    private string Path => $"/v1/skills/{Partner.SkillId}/users/{Uri.EscapeDataString(userId)}";

    private TimeSpan Elapsed => Stopwatch.GetElapsedTime(_started);

    public async Task<FlowEnd> Run()
    {
        var linked = false;
        while (!linked && Elapsed < Limit)
        {
            linked = await Attempt();
        }

        return new FlowEnd(userId, amazonUser, linked, _consents, _codes, _unanswered, Elapsed);
    }

    private async Task<bool> Attempt()
    {
        var consent = await UntilAnswered(HttpMethod.Post, $"{Path}/consent");
        if (consent.Status != 201)
        {
            await Note(consent);
            return false;
        }

        _consents++;
        var approved = await partner.Cluster.Amazon.Approve(consent.Text("alexaAppUrl")!, amazonUser);
        var callback = new { userId, state = approved.Parameter("state"), code = approved.Parameter("code") };
        while (Elapsed < Limit)
        {
            var answer = await UntilAnswered(HttpMethod.Post, "/v1/callback", callback);
            if (answer.Status == 200)
            {
                return (await UntilAnswered(HttpMethod.Get, $"{Path}/link")).Text("status") == "linked";
            }

            if (answer.Status == 202)
            {
                await Task.Delay(answer.RetryAfter ?? Pause);
                continue;
            }

            await Note(answer);
            if (answer.Is("restart"))
            {
                return false;
            }
        }

        return false;
    }

    private async Task Note(ApiAnswer problem)
    {
        _codes.Add(problem.Text("code") ?? $"{problem.Status}");
        if (!problem.Is("restart"))
        {
            await Task.Delay(problem.RetryAfter ?? Pause);
        }
    }

    // No answer, and 503 with restart false, say: the same call again.
    private async Task<ApiAnswer> UntilAnswered(HttpMethod method, string path, object? body = null)
    {
        while (true)
        {
            var answer = await partner.Api.Send(method, path, body);
            if ((answer.Status is not 0 and < 500) || (answer.Is("restart") && answer.Status != 0) || Elapsed > Limit)
            {
                return answer;
            }

            _unanswered++;
            await Task.Delay(answer.RetryAfter ?? Pause);
        }
    }
}
