using Platform.Benchmarks;

// Measures the platform beside its rival: bench/run [--quick] [--only W3,W4].
var options = BenchOptions.Parse(args);
if (options is null)
{
    await Console.Error.WriteLineAsync(BenchOptions.Usage);
    return 2;
}

await BenchRun.Go(options);
return 0;
