using Platform.Contract.Tests.Grains;
using Platform.Contract.Tests.Hosting;

namespace Platform.Contract.Tests;

public sealed class StateTests(SharedHost host) : IClassFixture<SharedHost>
{
    private readonly string _key = Probe.NewKey();

    private Probe Probe => Probe.Of(_key);

    private ILedgerGrain Grain => host.Grains.GetGrain<ILedgerGrain>(_key);

    [Fact]
    public async Task State_that_was_never_written_is_fresh_and_without_ETag()
    {
        var view = await Grain.View();
        view.Entries.ShouldBeEmpty();
        view.RecordExists.ShouldBeFalse();
        view.HasEtag.ShouldBeFalse();
    }

    [Fact]
    public async Task State_is_read_before_OnActivateAsync()
    {
        await Grain.Add("one");
        await Grain.LeaveCodeBehind();
        (await Grain.SeenOnActivation()).ShouldBe(1);
        Probe.Open("touch");
    }

    [Fact]
    public async Task A_write_is_durable_when_WriteStateAsync_returns()
    {
        await using var own = await ContractHost.Start();
        await own.Grains.GetGrain<ILedgerGrain>(_key).Add("kept");
        await own.Grains.GetGrain<ILedgerGrain>(_key).Fill(DayOfWeek.Friday);
        await own.Restart();
        var view = await own.Grains.GetGrain<ILedgerGrain>(_key).View();
        view.Entries.ShouldBe(["kept"]);
        view.RecordExists.ShouldBeTrue();
        view.HasEtag.ShouldBeTrue();
    }

    [Fact]
    public async Task A_cleared_record_is_gone_and_state_is_fresh()
    {
        await Grain.Add("one");
        await Grain.Clear();
        var view = await Grain.View();
        view.Entries.ShouldBeEmpty();
        view.RecordExists.ShouldBeFalse();
        await Grain.Add("two");
        (await Grain.View()).Entries.ShouldBe(["two"]);
    }

    [Fact]
    public async Task A_stale_ETag_throws_InconsistentStateException_and_where_it_escapes_the_activation_goes()
    {
        await Grain.Add("one");
        var before = await Grain.View();
        await WriteBehindItsBack("other");
        await Should.ThrowAsync<InconsistentStateException>(Grain.Add("lost"));
        var after = await Grain.View();
        after.Entries.ShouldBe(["one", "other"]);
        after.Activation.ShouldNotBe(before.Activation);
    }

    [Fact]
    public async Task A_record_made_behind_a_grains_back_is_a_stale_ETag_too()
    {
        await Grain.View();
        await WriteBehindItsBack("first");
        await Should.ThrowAsync<InconsistentStateException>(Grain.Add("lost"));
        (await Grain.View()).Entries.ShouldBe(["first"]);
    }

    [Fact]
    public async Task A_stale_ETag_stops_a_clear()
    {
        await Grain.Add("one");
        await WriteBehindItsBack("other");
        await Should.ThrowAsync<InconsistentStateException>(Grain.Clear());
        (await Grain.View()).Entries.ShouldBe(["one", "other"]);
    }

    [Fact]
    public async Task An_InconsistentStateException_caught_inside_keeps_the_activation()
    {
        await Grain.Add("one");
        var before = await Grain.View();
        await WriteBehindItsBack("other");
        (await Grain.TryAdd("lost")).ShouldBe(nameof(InconsistentStateException));
        var after = await Grain.View();
        after.Entries.ShouldBe(["one", "other"]);
        after.Activation.ShouldBe(before.Activation);
    }

    [Fact]
    public async Task An_InconsistentStateException_that_passes_through_a_caller_leaves_the_callers_activation()
    {
        var caller = host.Grains.GetGrain<ILedgerGrain>(Probe.NewKey());
        var before = await caller.View();
        await Grain.Add("one");
        await WriteBehindItsBack("other");
        await Should.ThrowAsync<InconsistentStateException>(caller.AddThrough(_key, "lost"));
        (await caller.View()).Activation.ShouldBe(before.Activation);
    }

    [Fact]
    public async Task A_stale_ETag_that_escapes_a_timers_tick_ends_the_activation()
    {
        await Grain.Add("one");
        var before = await Grain.View();
        await Grain.AddInTick("lost");
        await Probe.Pass("began");
        await WriteBehindItsBack("other");
        Probe.Open("go");
        StateView after;
        do
        {
            after = await Grain.View();
        }
        while (after.Activation == before.Activation);
        after.Entries.ShouldBe(["one", "other"]);
    }

    [Fact]
    public async Task State_may_not_be_touched_from_another_thread()
    {
        (await Grain.TouchFromOutside()).ShouldBe("InvalidOperationException InvalidOperationException InvalidOperationException");
        (await Grain.View()).RecordExists.ShouldBeFalse();
    }

    [Fact]
    public async Task State_may_not_be_touched_after_deactivation()
    {
        await Grain.Add("one");
        await Grain.LeaveCodeBehind();
        await Grain.View();
        Probe.Open("touch");
        await Probe.Pass("touched");
        Probe.Notes.ShouldContain("get InvalidOperationException");
        Probe.Notes.ShouldContain("write InvalidOperationException");
        (await Grain.View()).Entries.ShouldBe(["one"]);
    }

    [Fact]
    public async Task Two_writes_begun_at_once_both_succeed()
    {
        await Grain.AddTwoAtOnce("one", "two");
        (await Grain.View()).Entries.ShouldBe(["one", "two"]);
    }

    [Fact]
    public async Task Check_49_two_interleaved_commits_of_one_grain_lose_nothing_on_a_slow_storage()
    {
        await using var own = await ContractHost.Start(new ContractOptions { Configure = TroubledStorage.Install });
        own.Services.GetRequiredService<TroubledStorage>().Delay = TimeSpan.FromMilliseconds(200);
        var grain = own.Grains.GetGrain<ILedgerGrain>(_key);
        await Task.WhenAll(grain.Commit("one"), grain.Commit("two"));
        await own.Restart();
        (await own.Grains.GetGrain<ILedgerGrain>(_key).View()).Entries.Order().ShouldBe(["one", "two"]);
    }

    [Fact]
    public async Task A_storage_failure_reaches_the_grain_as_OrleansException()
    {
        await using var own = await ContractHost.Start(new ContractOptions { Configure = TroubledStorage.Install });
        own.Services.GetRequiredService<TroubledStorage>().Failure = new IOException("disk gone");
        (await own.Grains.GetGrain<ILedgerGrain>(_key).TryAdd("one")).ShouldBe(nameof(OrleansException));
    }

    private Task WriteBehindItsBack(string entry) => BehindTheBack.Change<Ledger>(
        host.Services, GrainId.Create("ledger", _key), "ledger", ledger => ledger with { Entries = ledger.Entries.Add(entry) });
}
