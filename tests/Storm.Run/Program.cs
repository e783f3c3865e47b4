using System.Diagnostics;
using Platform.Storm.Run;
using Platform.Storm.Run.Report;

// Links many users and makes their pairs be refreshed all the time, while the platform is killed with SIGKILL at moments that nobody chose.
// Then the history of every grant is checked. Ends with a table, and with 0 only where nothing was lost, spent twice or served after an
// unlink.
//
//   dotnet run --project tests/Storm.Run -- --kills 1000 --links 200 --rotation all
var options = RunOptions.Parse(args);
if (options is null)
{
    await Console.Error.WriteLineAsync(RunOptions.Usage);
    return 2;
}

var begun = Stopwatch.GetTimestamp();
var reports = await StormRun.Run(
    options,
    report => Console.Out.WriteLine(Table.Of([report], Stopwatch.GetElapsedTime(begun))),
    (rotation, kill) =>
    {
        if (kill % 50 == 0)
            Console.Out.WriteLine($"{Stopwatch.GetElapsedTime(begun).TotalSeconds,5:0} s: {rotation}, kill {kill}.");
    });
foreach (var fault in Table.Faults(reports))
    await Console.Out.WriteLineAsync(fault);
await Console.Out.WriteLineAsync(Table.Of(reports, Stopwatch.GetElapsedTime(begun)));
return reports.All(report => report.IsClean) ? 0 : 1;
