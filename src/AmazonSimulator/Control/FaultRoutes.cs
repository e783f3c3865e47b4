using Platform.AmazonSimulator.Contract;
using Platform.AmazonSimulator.Faults;

namespace Platform.AmazonSimulator.Control;

/// <summary>The scripted faults.</summary>
internal static class FaultRoutes
{
    public static void MapFaults(this RouteGroupBuilder control)
    {
        control.MapGet("/faults", (FaultBook faults) => faults.All);
        control.MapPost("/faults", (FaultScript body, FaultBook faults) => faults.Add(body));
        control.MapDelete("/faults", (FaultBook faults) =>
        {
            faults.Clear();
            return TypedResults.NoContent();
        });
    }
}
