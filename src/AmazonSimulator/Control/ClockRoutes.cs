using Platform.AmazonSimulator.Contract;
using Platform.AmazonSimulator.Hosting;

namespace Platform.AmazonSimulator.Control;

/// <summary>Time, for simulators that run as a process.</summary>
internal static class ClockRoutes
{
    private const double Furthest = 10 * 365 * 86_400d;

    public static void MapClock(this RouteGroupBuilder control) => control.MapPost("/clock", (ClockAdvance body, SimulatorClock clock) =>
    {
        if (Math.Abs(body.AdvanceSeconds) > Furthest)
            throw new BadHttpRequestException("no further than ten years");
        clock.Advance(TimeSpan.FromSeconds(body.AdvanceSeconds));
        return TypedResults.NoContent();
    });
}
