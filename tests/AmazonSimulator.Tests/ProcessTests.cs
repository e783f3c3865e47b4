using System.Diagnostics;
using Platform.AmazonSimulator.Contract;

namespace Platform.AmazonSimulator.Tests;

/// <summary>The simulator as a program of its own.</summary>
public sealed class ProcessTests
{
    private const string Listening = "Now listening on: ";

    [Fact]
    public async Task It_serves_on_the_three_addresses_it_was_given_and_logs_no_request()
    {
        using var process = Start("http://127.0.0.1:0;http://127.0.0.1:0;http://127.0.0.1:0");
        try
        {
            List<string> urls = [];
            while (urls.Count < 3 && await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30)) is { } line)
            {
                if (line.IndexOf(Listening, StringComparison.Ordinal) is var at and >= 0)
                    urls.Add(line[(at + Listening.Length)..]);
            }

            using var control = new SimulatorControl(urls[1]);
            var health = await control.Health();
            health.Hosts.Select(host => (host.Key, $"http://{host.Value}")).ShouldBe([(Region.NA, urls[0]), (Region.EU, urls[1]), (Region.FE, urls[2])]);
            process.Kill();
            (await process.StandardOutput.ReadToEndAsync()).ShouldNotContain("_control");
        }
        finally
        {
            process.Kill();
        }
    }

    [Fact]
    public async Task Wrong_addresses_end_it_with_one_line_that_says_why()
    {
        using var process = Start("http://127.0.0.1:0");
        var words = await process.StandardError.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(30));
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(2);
        words.Trim().ShouldBe("--urls needs three addresses, for NA, EU and FE in this order, and got 1: http://127.0.0.1:0");
    }

    private static Process Start(string urls) => Process.Start(new ProcessStartInfo("dotnet", [typeof(SimulatorHost).Assembly.Location, "--urls", urls])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
