using System.Diagnostics;
using System.Globalization;
using Platform.Seeder;

// Fills the store of a platform that is not running with links in bulk, for benchmarks (bench/run).
var options = SeedOptions.Parse(args);
if (options is null)
{
    await Console.Error.WriteLineAsync(SeedOptions.Usage);
    return 2;
}

var begun = Stopwatch.GetTimestamp();
var written = await Seeding.Run(options);
var took = Stopwatch.GetElapsedTime(begun).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
await Console.Out.WriteLineAsync($"{written} links in {took} s.");
return 0;
