using Platform.RideHailer.Http;
using Platform.RideHailer.Linking;
using Platform.RideHailer.Pages;
using Platform.RideHailer.Riders;
using Platform.RideHailer.SetUp;

if (args is [PartnerSetUp.Verb, ..])
{
    return await PartnerSetUp.Run(args[1..]);
}

var builder = WebApplication.CreateBuilder(args);

// Request lines carry codes and states: the framework's are not logged.
builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System.Net.Http", LogLevel.Warning);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.Services.AddRazorComponents();
builder.AddRiders();
builder.AddLinking();

await using var app = builder.Build();
app.UsePageHeaders();
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();
app.MapStyle();
app.MapRiders();
app.MapHome();
app.MapLinking();
app.MapGet("/health", () => "ok");
await app.RunAsync();
return 0;
