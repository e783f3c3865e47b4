using Microsoft.AspNetCore.Http.HttpResults;
using Platform.AmazonSimulator.Contract;
using Platform.AmazonSimulator.Enablement;

namespace Platform.AmazonSimulator.Control;

/// <summary>What is enabled for whom, and what users do in the Alexa app.</summary>
internal static class EnablementRoutes
{
    public static void MapEnablements(this RouteGroupBuilder control)
    {
        control.MapGet("/enablements", (EnablementBook book) => book.All);
        control.MapDelete("/enablements/{user}/{skillId}", Results<NoContent, NotFound<ControlMessage>> (string user, string skillId, EnablementVerbs verbs) =>
            verbs.Disable(user, skillId)
                ? TypedResults.NoContent()
                : TypedResults.NotFound(new ControlMessage("unknown", $"{skillId} is not enabled for {user}")));
    }
}
