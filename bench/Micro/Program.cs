using BenchmarkDotNet.Running;
using Platform.Micro;

// Measures the pure parts one by one (bench/README.md). Without a filter, all of them.
var chosen = args.Contains("--filter") || args.Contains("-f") ? args : [.. args, "--filter", "*"];
var summaries = BenchmarkSwitcher.FromAssembly(typeof(MicroConfig).Assembly).Run(chosen, new MicroConfig());
return summaries.Any(summary => summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success)) ? 1 : 0;
