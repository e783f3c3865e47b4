using Platform.Flow.Tests.Harness;
using Platform.Fuzz.Run;
using Platform.Fuzz.Run.Worlds;
using Xunit.Abstractions;

namespace Platform.Flow.Tests.Input;

/// <summary>Requests of all kinds of wrongness against every route: the short form of <c>tests/Fuzz.Run</c>.</summary>
[Collection(AloneCollection.Name)]
public sealed class GeneratedRequestTests(ITestOutputHelper output)
{
    private const int Requests = 10_000;
    private const int KnownSeed = 46;

    [Fact]
    public async Task Check_46_No_generated_request_ends_in_a_defect_a_crash_or_a_leak()
    {
        await using var world = await FuzzWorld.Start();
        foreach (var seed in (long[])[KnownSeed, Random.Shared.Next(KnownSeed + 1, int.MaxValue)])
        {
            output.WriteLine($"Seed {seed}");
            var options = new FuzzOptions { Requests = Requests, Seed = seed, Time = TimeSpan.FromMinutes(4) };

            var verdict = await new Campaign(world, options, output.WriteLine).Run();

            verdict.IsClean.ShouldBeTrue($"{verdict}\n{string.Join('\n', verdict.Tally.Findings)}");
        }
    }
}
