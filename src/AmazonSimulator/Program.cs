using Platform.AmazonSimulator.Hosting;

var builder = WebApplication.CreateSlimBuilder(args);
// Request lines carry codes and states; whoever wants to read them asks the call log.
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
var urls = builder.Configuration[WebHostDefaults.ServerUrlsKey] ?? ListeningAddresses.Default;
await using var app = SimulatorApplication.Build(builder, urls, TimeProvider.System);
await app.RunAsync();
