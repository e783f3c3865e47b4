using Microsoft.AspNetCore.Http.HttpResults;
using Platform.AmazonSimulator.Calls;
using Platform.AmazonSimulator.Contract;
using Platform.AmazonSimulator.Hosting;

namespace Platform.AmazonSimulator.Control;

/// <summary>The call log, and waiting for it.</summary>
internal static class CallRoutes
{
    public static void MapCalls(this RouteGroupBuilder control)
    {
        control.MapGet("/calls", (string? endpoint, string? user, string? clientId, string? skillId, CallLog log) =>
            log.Find(new CallFilter(endpoint, user, clientId, skillId, CallPhase.Arrived)));
        control.MapDelete("/calls", (CallLog log) =>
        {
            log.Clear();
            return TypedResults.NoContent();
        });
        control.MapGet("/calls/wait", Wait);
    }

    /// <summary>200 with the calls as soon as there are enough of them; 408 with what there is when time is up.</summary>
    private static async Task<JsonHttpResult<IReadOnlyList<CallRecord>>> Wait(
        string? endpoint, string? user, string? clientId, string? skillId, CallPhase? phase,
        int? count, int? timeoutSeconds, CallLog log, CancellationToken cancellation)
    {
        var wanted = count ?? 1;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(Math.Clamp(timeoutSeconds ?? 10, 0, Limits.WaitSeconds)));
        var calls = await log.Wait(new CallFilter(endpoint, user, clientId, skillId, phase ?? CallPhase.Arrived), wanted, patience.Token);
        return TypedResults.Json(calls, statusCode: calls.Count >= wanted ? 200 : 408);
    }
}
