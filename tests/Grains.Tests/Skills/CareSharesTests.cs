using Platform.Grains.Skills;
using Platform.Grains.Tests.Links;

namespace Platform.Grains.Tests.Skills;

/// <summary>A skill's budget among the nodes (design.md 4).</summary>
public sealed class CareSharesTests
{
    private readonly CareShares _shares = new();

    [Fact]
    public void Check_37_One_node_has_it_all_and_two_have_half_each()
    {
        _shares.Lease("one", 100, Samples.Start).ShouldBe(new CareLease(100, TimeSpan.FromSeconds(5)));
        _shares.Lease("two", 100, Samples.Start).PerSecond.ShouldBe(0);
        _shares.Lease("one", 100, Samples.Start.AddSeconds(5)).PerSecond.ShouldBe(50);
        _shares.Lease("two", 100, Samples.Start.AddSeconds(5)).PerSecond.ShouldBe(50);
    }

    [Fact]
    public void Check_37_However_nodes_come_and_go_all_together_never_have_more_than_there_is() => Sequences.UpTo(200).Hold(Play, runs: 300);

    [Fact]
    public void A_node_that_has_gone_leaves_its_share_to_the_others()
    {
        _shares.Lease("one", 100, Samples.Start);
        _shares.Lease("two", 100, Samples.Start.AddSeconds(6)).PerSecond.ShouldBe(50);
        _shares.Lease("two", 100, Samples.Start.AddSeconds(11)).PerSecond.ShouldBe(100);
    }

    private static void Play(int[] numbers)
    {
        var shares = new CareShares();
        var held = new Dictionary<string, (double PerSecond, DateTimeOffset Until)>();
        var now = Samples.Start;
        foreach (var number in numbers)
        {
            now += TimeSpan.FromMilliseconds(number % 1700);
            var node = "node" + (number / 7 % 6);
            var lease = shares.Lease(node, 100, now);
            held[node] = (lease.PerSecond, now + lease.For);
            held.Values.Where(known => known.Until > now).Sum(known => known.PerSecond).ShouldBeLessThanOrEqualTo(100.0001);
        }
    }
}
