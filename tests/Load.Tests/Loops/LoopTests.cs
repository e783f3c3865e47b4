using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Platform.Load.Measuring;

namespace Platform.Load.Tests.Loops;

/// <summary>The generator against a real server, for a moment each.</summary>
public sealed class LoopTests
{
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task An_open_loop_makes_a_stall_felt_by_all_that_arrive_meanwhile()
    {
        var open = await ThroughAStall(rate: 500);
        open.Done.ShouldBe(1_500);
        open.Failed.ShouldBe(0);

        // A third arrived within the stall; the one that was hit waited for all of it, and the last of them for none.
        open.P99.ShouldBeGreaterThan(0.9 * Stall.TotalMilliseconds);
        open.P90.ShouldBeGreaterThan(0.5 * Stall.TotalMilliseconds);
    }

    [Fact]
    public async Task A_closed_loop_would_have_left_them_out()
    {
        var closed = await ThroughAStall(rate: null);
        closed.Longest.ShouldBeGreaterThan(0.9 * Stall.TotalMilliseconds);
        closed.P99.ShouldBeLessThan(0.5 * Stall.TotalMilliseconds);
    }

    [Fact]
    public async Task What_fails_is_told_by_its_status_and_not_among_the_durations()
    {
        await using var server = await TinyServer.Start(http =>
        {
            http.Response.StatusCode = http.Request.Path == "/v1/skills/s/users/user-0/link" ? 200 : 503;
            return http.Response.WriteAsync("{}");
        });
        var report = await Run(server, "status", "--skill", "s", "--users", "2", "--order", "once", "--count", "10", "--lanes", "1");
        report.Done.ShouldBe(5);
        report.Failures.ShouldBe(new Dictionary<int, long> { [503] = 5 });
    }

    [Fact]
    public async Task An_answer_without_the_expected_words_is_a_failure()
    {
        await using var server = await TinyServer.Start(http => http.Response.WriteAsync("""{"status":"unlinked"}"""));
        (await Run(server, "path", "--count", "3", "--expect", "linked\"")).Failed.ShouldBe(0);
        (await Run(server, "path", "--count", "3", "--expect", "\"linked\"")).Failures.ShouldBe(new Dictionary<int, long> { [1] = 3 });
    }

    [Fact]
    public async Task Each_user_is_asked_about_once_where_that_is_wanted()
    {
        var asked = new ConcurrentBag<string>();
        await using var server = await TinyServer.Start(http =>
        {
            asked.Add(http.Request.Path);
            return http.Response.WriteAsync("{}");
        });
        await Run(server, "status", "--skill", "s", "--users", "1000", "--order", "once", "--count", "1000");
        asked.Distinct().Count().ShouldBe(1_000);
        asked.Count.ShouldBe(1_000);
    }

    [Fact]
    public async Task A_connection_that_breaks_counts_and_the_next_piece_has_another()
    {
        var served = 0;
        await using var server = await TinyServer.Start(http =>
        {
            if (Interlocked.Increment(ref served) == 2)
                http.Abort();
            return http.Response.WriteAsync("{}");
        });
        var report = await Run(server, "path", "--count", "4", "--lanes", "1");
        report.Failures.ShouldBe(new Dictionary<int, long> { [0] = 1 });
        report.Done.ShouldBe(3);
    }

    private static async Task<LoadReport> ThroughAStall(double? rate)
    {
        var served = 0;
        var over = new TaskCompletionSource();
        await using var server = await TinyServer.Start(async http =>
        {
            if (Interlocked.Increment(ref served) == 100)
            {
                await Task.Delay(Stall);
                over.SetResult();
            }
            else if (served >= 100 && !over.Task.IsCompleted)
            {
                await over.Task;
            }

            await http.Response.WriteAsync("{}");
        });
        string[] loop = rate is null ? ["--lanes", "2", "--count", "2000"] : ["--lanes", "64", "--rate", "500", "--seconds", "3"];
        return await Run(server, ["path", .. loop]);
    }

    private static Task<LoadReport> Run(TinyServer server, params string[] arguments) =>
        Generator.Run(LoadOptions.Parse([.. arguments, "--target", server.Url.ToString()])!, key: "key");
}
