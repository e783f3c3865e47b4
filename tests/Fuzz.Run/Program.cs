using Platform.Fuzz.Run;
using Platform.Fuzz.Run.Worlds;

// Generated requests against every route of the built platform, a process of its own beside a simulated Amazon: valid ones with up to three things
// wrong. Every answer is judged, and the process is watched. Ends with a table, and with 0 only where no request ended wrongly, nothing crashed,
// memory stayed flat and a plain link can still be made.
//
//   dotnet run -c Release --project tests/Fuzz.Run -- [--requests 1000000] [--seed 1] [--minutes 30] [--only INDEX]
var options = FuzzOptions.Parse(args);
if (options is null)
{
    await Console.Error.WriteLineAsync(FuzzOptions.Usage);
    return 2;
}

await using var world = await FuzzWorld.Start();
var campaign = new Campaign(world, options, Console.Out.WriteLine);
if (options.Only is { } index)
{
    await Console.Out.WriteLineAsync(campaign.Only(index).ToString());
    return 0;
}

await Console.Out.WriteLineAsync($"Seed {options.Seed}, {world.Routes.All.Count} routes, process {world.World.Platform.Id}");
var verdict = await campaign.Run();
await Console.Out.WriteLineAsync(verdict.ToString());
return verdict.IsClean ? 0 : 1;
