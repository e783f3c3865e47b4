using Platform.AmazonSimulator.Hosting;

// --urls is read here and kept from the server, whose own reading of it knows no regions.
var options = new ConfigurationBuilder().AddEnvironmentVariables("ASPNETCORE_").AddCommandLine(args).Build();
var urls = options[WebHostDefaults.ServerUrlsKey] ?? ListeningAddresses.Default;
if (ListeningAddresses.Fault(urls) is { } fault)
{
    await Console.Error.WriteLineAsync(fault);
    return 2;
}

var builder = WebApplication.CreateSlimBuilder();

// Request lines carry codes and states; whoever wants to read them asks the call log.
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
await using var app = SimulatorApplication.Build(builder, urls, TimeProvider.System);
await app.RunAsync();
return 0;
