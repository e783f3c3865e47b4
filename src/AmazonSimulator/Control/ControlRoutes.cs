namespace Platform.AmazonSimulator.Control;

/// <summary>The control API: what a test or a developer can make Amazon do.</summary>
internal static class ControlRoutes
{
    public const string Prefix = "/_control";

    public static void MapControl(this WebApplication app)
    {
        app.UseMiddleware<ControlGuard>();
        var control = app.MapGroup(Prefix);
        control.MapPeople();
        control.MapCalls();
        control.MapEnablements();
        control.MapGrants();
        control.MapSeeds();
        control.MapFaults();
        control.MapClock();
    }
}
