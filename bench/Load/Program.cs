using System.Text.Json;
using Platform.Load;

// Puts load on a server and says what came of it, as one line of JSON.
//
//   LOAD_KEY=… dotnet run -c Release --project bench/Load -- status --target http://127.0.0.1:5080 --skill amzn1.ask.skill.a --users 100000
var options = LoadOptions.Parse(args);
if (options is null)
{
    await Console.Error.WriteLineAsync(LoadOptions.Usage);
    return 2;
}

var report = await Generator.Run(options, Environment.GetEnvironmentVariable("LOAD_KEY"));
await Console.Out.WriteLineAsync(JsonSerializer.Serialize(report, JsonSerializerOptions.Web));
return 0;
