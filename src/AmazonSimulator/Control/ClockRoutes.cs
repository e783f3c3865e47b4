using Platform.AmazonSimulator.Contract;
using Platform.AmazonSimulator.Hosting;

namespace Platform.AmazonSimulator.Control;

/// <summary>Time, for simulators that run as a process.</summary>
internal static class ClockRoutes
{
    public static void MapClock(this RouteGroupBuilder control) => control.MapPost("/clock", (ClockAdvance body, SimulatorClock clock) =>
    {
        if (!clock.Advance(body.AdvanceSeconds))
            throw new BadHttpRequestException($"no further than {Limits.ClockAdvance.Days} days from the machine's time");
        return TypedResults.NoContent();
    });
}
