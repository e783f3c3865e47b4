using Platform.Crash.Run;
using Platform.Crash.Run.Report;
using Platform.Crash.Run.Rounds;

// Kills the platform at every point of callback and unlink, starts it again, and compares what the platform says, what Amazon holds and what the
// database has. Ends with a table, and with 0 only where no end is undefined, no enablement orphaned, no pair lost and nothing spent twice.
//
//   dotnet run --project tests/Crash.Run -- --times 20
var options = RunOptions.Parse(args);
if (options is null)
{
    await Console.Error.WriteLineAsync(RunOptions.Usage);
    return 2;
}

await using var run = await CrashRun.Start(options);
var (plan, watched) = await run.Discover();
var chosen = plan.Only(options.Points);
await Console.Out.WriteLineAsync($"{chosen.Points.Count} points in {chosen.Points.Select(point => point.Scenario).Distinct().Count()} stories.");
var verdicts = await run.Kill(chosen, some =>
{
    var wrong = some.Count(verdict => verdict.Findings.Count > 0);
    Console.Out.WriteLine($"{run.Took.TotalSeconds,5:0} s: {some.Count} more have ended, {wrong} of them wrong.");
});
foreach (var fault in Table.Faults([.. watched, .. verdicts]))
    await Console.Out.WriteLineAsync(fault);
foreach (var missed in Table.Missed(verdicts))
    await Console.Out.WriteLineAsync($"Never met: {missed}");
await Console.Out.WriteLineAsync(Table.Of(verdicts, run.Kills, run.Took));
if (options.Docs is { } docs)
    await File.WriteAllTextAsync(docs, DocsPage.Write(verdicts));
return Table.IsClean([.. watched, .. verdicts]) ? 0 : 1;
