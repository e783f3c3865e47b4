using System.Net.Sockets;
using System.Text.Json;
using Platform.Flow.Tests.Partners;

namespace Platform.Crash.Run.Worlds;

/// <summary>
/// Calls as a careful partner makes them: no answer, 202, a problem whose <c>restart</c> is false, and the wish for another code say
/// that the call is to be repeated.
/// </summary>
internal static class CarefulPartner
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>A call that the platform may not live to answer.</summary>
    public static async Task<Answer?> Once(Func<Task<Answer>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or SocketException or TaskCanceledException)
        {
            // A process that dies as soon as it has taken the connection shows as a bare socket error.
            return null;
        }
    }

    /// <summary>A call, repeated until its answer is final; null where none was within 40 s.</summary>
    public static async Task<Answer?> UntilFinal(Func<Task<Answer>> call)
    {
        var limit = DateTime.UtcNow + Limit;
        while (DateTime.UtcNow < limit)
        {
            if (await Once(call) is { } answer && IsFinal(answer))
                return answer;
            await Task.Delay(Pause);
        }

        return null;
    }

    /// <summary>What an answer says: the link's status, or the problem's code.</summary>
    public static string Word(Answer? answer) => answer is null ? "no answer" : answer.Status == 200 ? answer["status"]! : answer["code"]!;

    private static bool IsFinal(Answer answer) =>
        answer.Status != 202
        && !(answer.Status == 409 && answer["code"] == "authorization.code_needed")
        && !(answer.Status >= 500 && answer.Body.TryGetProperty("restart", out var restart) && restart.ValueKind == JsonValueKind.False);
}
