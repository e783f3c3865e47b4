using System.Reflection;
using Platform.Grains.Links;
using Platform.Grains.Links.Decisions;
using Platform.Grains.Links.Records;
using Platform.Grains.Tests.Links.Histories;

namespace Platform.Grains.Tests.Links;

public sealed class LinkProperties
{
    [Fact]
    public void Check_02_Whatever_happens_in_whatever_order_a_state_is_consumed_once_and_a_code_sent_only_where_allowed() =>
        Sequences.UpTo(120).Hold(LinkHistory.Play, runs: 1_500);

    [Fact]
    public void Check_32_Long_histories_of_one_link_lose_and_reuse_nothing() => Sequences.UpTo(1_500).Hold(LinkHistory.Play, runs: 60);

    [Fact]
    public void The_histories_come_through_every_step_status_and_size()
    {
        var seen = new HashSet<string>();
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            seen.UnionWith(new LinkHistory().PlayOn([.. Enumerable.Range(0, 1_500).Select(_ => random.Next())]).Seen);
        }

        string[] commands = [.. typeof(LinkCommand).GetNestedTypes(BindingFlags.NonPublic).Select(type => type.Name)];
        string[] statuses = [.. Enum.GetNames<LinkStatus>().Select(name => "status " + name)];
        string[] steps = [.. Enum.GetNames<FlowStep>().Select(name => "step " + name)];
        string[] sizes = [.. Enumerable.Range(0, LinkLimits.Accounts + 1).Select(size => "accounts " + size)];
        commands.Concat(statuses).Concat(steps).Concat(sizes).Except(seen).ShouldBeEmpty();
    }
}
