using Microsoft.AspNetCore.Http.HttpResults;
using Platform.AmazonSimulator.Calls;
using Platform.AmazonSimulator.Contract;
using Platform.AmazonSimulator.Hosting;
using Platform.AmazonSimulator.Registry;

namespace Platform.AmazonSimulator.Control;

/// <summary>Clients, users, what users decide, and whether the simulator is there.</summary>
internal static class PeopleRoutes
{
    public static void MapPeople(this RouteGroupBuilder control)
    {
        control.MapGet("/clients", (ClientRegistry clients) => clients.All);
        control.MapPut("/clients/{clientId}", (string clientId, ClientRegistration body, ClientRegistry clients) =>
            clients.Put(clientId, body));
        control.MapGet("/users", (UserRegistry users) => users.All);
        control.MapPut("/users/{name}", (string name, SimulatedUser body, UserRegistry users) => users.Put(name, body));
        control.MapPost("/approve", (ConsentDecision body, ConsentControl consents) => Answer(consents.Approve(body)));
        control.MapPost("/deny", (ConsentDecision body, ConsentControl consents) => Answer(consents.Deny(body)));
        control.MapGet("/health", (RegionListeners listeners, SimulatorClock clock, CallLog calls) => new HealthReport(
            "ok", Enum.GetValues<Region>().ToDictionary(region => region, listeners.HostOf), clock.GetUtcNow(), calls.UnderWay));
    }

    private static JsonHttpResult<ConsentAnswer> Answer(ConsentAnswer answer) =>
        TypedResults.Json(answer, statusCode: answer.Redirect is null ? 400 : 200);
}
