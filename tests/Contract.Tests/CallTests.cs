using Platform.Contract.Tests.Grains;
using Platform.Contract.Tests.Hosting;

namespace Platform.Contract.Tests;

public sealed class CallTests(SharedHost host) : IClassFixture<SharedHost>
{
    private readonly string _key = Probe.NewKey();

    private IContextGrain Grain => host.Grains.GetGrain<IContextGrain>(_key);

    [Fact]
    public async Task A_call_that_no_node_can_take_is_rejected()
    {
        await using var stopped = await ContractHost.Start();
        var grain = stopped.Grains.GetGrain<ILedgerGrain>("a");
        await grain.View();
        await stopped.StopServing();
        await Should.ThrowAsync<OrleansMessageRejectionException>(grain.View());
    }

    [Fact]
    public async Task RequestContext_flows_to_the_callee_and_on_to_those_it_calls()
    {
        RequestContext.Set("trace", "abc");
        (await Grain.Read("trace", 0)).ShouldBe("abc");
        (await Grain.Read("trace", 2)).ShouldBe("abc");
        RequestContext.Remove("trace").ShouldBeTrue();
        (await Grain.Read("trace", 0)).ShouldBeNull();
    }

    [Fact]
    public async Task What_a_callee_sets_in_RequestContext_does_not_come_back_nor_stay()
    {
        RequestContext.Set("trace", "mine");
        await Grain.Set("trace", "theirs");
        RequestContext.Get("trace").ShouldBe("mine");
        RequestContext.Clear();
        (await Grain.Read("trace", 0)).ShouldBeNull();
    }

    [Fact]
    public async Task Exceptions_of_the_framework_cross_with_their_type_and_message() =>
        (await Should.ThrowAsync<InvalidOperationException>(Grain.Throw("invalid"))).Message.ShouldBe("from the grain");

    [Fact]
    public async Task Exceptions_of_our_own_with_a_serializer_cross_with_their_type_and_message()
    {
        (await Should.ThrowAsync<PassingException>(Grain.Throw("passing"))).Message.ShouldBe("from the grain");
        var through = Grain.ThrowThrough(Probe.NewKey(), "passing");
        (await Should.ThrowAsync<PassingException>(through)).Message.ShouldBe("from the grain");
    }

    [Fact]
    public async Task A_grain_and_its_reference_know_the_key()
    {
        Grain.GetPrimaryKeyString().ShouldBe(_key);
        (await Grain.Key()).ShouldBe(_key);
        var odd = host.Grains.GetGrain<IContextGrain>("ein/größerer#Schlüssel?");
        (await odd.Key()).ShouldBe("ein/größerer#Schlüssel?");
    }

    [Fact]
    public async Task Methods_may_return_value_tasks()
    {
        (await Grain.Sum(2, 3)).ShouldBe(5);
        await Grain.Nothing();
    }

    [Fact]
    public void A_missing_or_blank_key_is_refused()
    {
        Should.Throw<ArgumentNullException>(() => host.Grains.GetGrain<IContextGrain>(null!));
        Should.Throw<ArgumentException>(() => host.Grains.GetGrain<IContextGrain>(""));
        Should.Throw<ArgumentException>(() => host.Grains.GetGrain<IContextGrain>(" "));
    }

    [Fact]
    public void An_interface_without_a_grain_is_refused() =>
        Should.Throw<ArgumentException>(() => host.Grains.GetGrain<INobodyGrain>(_key));

    [Fact]
    public void Grains_are_called_through_IClusterClient_too()
    {
        var client = host.Services.GetRequiredService<IClusterClient>();
        client.GetGrain<IContextGrain>(_key).GetPrimaryKeyString().ShouldBe(_key);
        client.ServiceProvider.GetService<IGrainFactory>().ShouldNotBeNull();
    }
}
