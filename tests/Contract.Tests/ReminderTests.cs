using Platform.Contract.Tests.Grains;
using Platform.Contract.Tests.Hosting;

namespace Platform.Contract.Tests;

public sealed class ReminderTests : IAsyncLifetime
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly string _key = Probe.NewKey();
    private readonly ManualClock _clock = new();
    private ContractHost? _host;

    private Probe Probe => Probe.Of(_key);

    private IReminderGrain Grain => _host!.Grains.GetGrain<IReminderGrain>(_key);

    public async Task InitializeAsync() => _host = await ContractHost.Start(new ContractOptions { Clock = _clock });

    public async Task DisposeAsync() => await _host!.DisposeAsync();

    [Fact]
    public async Task Ticks_are_anchored_at_registration_plus_due_time_plus_whole_periods()
    {
        await Grain.Register("care", 2 * Minute, 10 * Minute);
        await Quiet(minutes: 1);
        await Ticks("care", 1, after: Minute);
        await Quiet(minutes: 9);
        await Ticks("care", 2, after: Minute);
        await Ticks("care", 3, after: 10 * Minute);
        var ticks = Probe.Notes.Where(note => note.StartsWith("care 12:02:00 00:10:00 ", StringComparison.Ordinal)).ToList();
        ticks.Count.ShouldBe(3);
        ticks[0][^8..^3].ShouldBe("12:02");
        ticks[1][^8..^3].ShouldBe("12:12");
        ticks[2][^8..^3].ShouldBe("12:22");
    }

    [Fact]
    public async Task Definitions_outlive_the_host()
    {
        await Grain.Register("care", 5 * Minute, 10 * Minute);
        await _host!.Restart();
        (await Grain.Names()).ShouldBe(["care"]);
        await Ticks("care", 1, after: 5 * Minute);
    }

    [Fact]
    public async Task A_tick_wakes_a_grain_that_is_not_in_memory()
    {
        await Grain.Register("care", 5 * Minute, 10 * Minute);
        await Grain.Leave();
        await Ticks("care", 1, after: 5 * Minute);
    }

    [Fact]
    public async Task Missed_ticks_are_skipped_not_caught_up()
    {
        await Grain.Register("care", 5 * Minute, 10 * Minute);
        await _host!.Stop();
        _clock.Advance(3 * TimeSpan.FromHours(1));
        await _host.StartAgain();

        // The next one is due at 15:05; an engine may tick once more, soon after its start.
        await Quiet(minutes: 6);
        await Probe.Pass("care");
        await Quiet(minutes: 8);
        Probe.Count("care").ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public async Task A_tick_that_throws_is_not_repeated_before_the_next_period()
    {
        Probe.Open("throw");
        await Grain.Register("care", Minute, 10 * Minute);
        await Ticks("care", 1, after: Minute);
        await Quiet(minutes: 9);
        Probe.Count("care").ShouldBe(1);
        await Ticks("care", 2, after: Minute);
    }

    [Fact]
    public async Task Registering_again_replaces()
    {
        await Grain.Register("care", 5 * Minute, 5 * Minute);
        await Grain.Register("care", 30 * Minute, 10 * Minute);
        (await Grain.Names()).ShouldBe(["care"]);
        await Quiet(minutes: 29);
        Probe.IsOpen("care").ShouldBeFalse();
        await Ticks("care", 1, after: Minute);
    }

    [Fact]
    public async Task An_unregistered_reminder_ticks_no_more_and_one_that_is_gone_counts_as_unregistered()
    {
        await Grain.Register("care", 5 * Minute, 5 * Minute);
        (await Grain.Unregister("care")).ShouldBeTrue();
        (await Grain.Unregister("care")).ShouldBeFalse();
        (await Grain.Names()).ShouldBeEmpty();
        await Quiet(minutes: 20);
        Probe.IsOpen("care").ShouldBeFalse();
    }

    [Fact]
    public async Task Unregistering_what_was_registered_again_is_refused()
    {
        await Grain.Register("care", 5 * Minute, 5 * Minute);
        (await Grain.UnregisterOutdated("care")).ShouldBe(nameof(ReminderException));
        (await Grain.Names()).ShouldBe(["care"]);
    }

    [Fact]
    public async Task A_blank_name_is_refused() =>
        await Should.ThrowAsync<ArgumentNullException>(Grain.Register(" ", Minute, Minute));

    [Fact]
    public async Task A_negative_due_time_is_refused() =>
        await Should.ThrowAsync<ArgumentOutOfRangeException>(Grain.Register("care", -Minute, Minute));

    [Fact]
    public async Task An_infinite_period_is_refused() =>
        await Should.ThrowAsync<ArgumentOutOfRangeException>(Grain.Register("care", Minute, Timeout.InfiniteTimeSpan));

    [Fact]
    public async Task A_period_below_one_minute_is_refused() =>
        (await Should.ThrowAsync<ArgumentException>(Grain.Register("care", Minute, Minute / 2))).ShouldNotBeOfType<ArgumentNullException>();

    /// <summary>Lets time pass, then waits for a tick; an engine that was late to look gets a few more seconds.</summary>
    private async Task Ticks(string name, int count, TimeSpan after)
    {
        _clock.Advance(after);
        for (var second = 0; second < 50 && !await Probe.PassSoon($"{name}#{count}"); second++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Probe.Count(name).ShouldBe(count);
    }

    /// <summary>Lets minutes pass in small steps with calls between them, so that a tick that is wrong has time to come.</summary>
    private async Task Quiet(int minutes)
    {
        for (var step = 0; step < minutes * 4; step++)
        {
            _clock.Advance(TimeSpan.FromSeconds(15));
            await Grain.Names();
        }
    }
}
