using Orleans.Reminders;
using Platform.Engine.Embedded.Reminders;
using Platform.Engine.Embedded.Sqlite;

namespace Platform.Engine.Embedded.Tests;

public sealed class ReminderPaceTests : IDisposable
{
    private const int PerSecond = 100;
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly TemporaryFolder _folder = new();
    private readonly ManualClock _clock = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task Reminders_that_are_due_together_are_delivered_at_the_pace_that_is_set_and_none_is_left_out() => Deliver(30, PerSecond);

    [Fact]
    public async Task Reminders_keep_to_a_tenth_of_the_pace_while_much_else_waits_for_a_thread()
    {
        using var crowd = new Crowd();
        await Deliver(15, PerSecond / 10);
    }

    [Fact]
    public async Task A_stop_amid_a_delivery_waits_for_the_ticks_that_run_before_anything_else_stops()
    {
        await Fill(3);
        var beside = new Beside();
        TickedGrain.Hold = true;
        using var host = await Start(services => services.AddSingleton<IHostedService>(beside));
        var ticks = new[] { await TickedGrain.Held.Reader.ReadAsync(), await TickedGrain.Held.Reader.ReadAsync() };

        // Both places are taken, so the delivery waits for one of them while the stop begins.
        var stopping = host.StopAsync();
        ticks[0].SetResult();
        var third = await TickedGrain.Held.Reader.ReadAsync();
        var early = await Task.WhenAny(beside.Stopped, Task.Delay(TimeSpan.FromMilliseconds(500)));
        early.ShouldNotBe(beside.Stopped);
        TickedGrain.Hold = false;
        ticks[1].SetResult();
        third.SetResult();

        await stopping;
        beside.Stopped.IsCompleted.ShouldBeTrue();
    }

    private async Task Deliver(int count, double perSecond)
    {
        await Fill(count);
        var begun = _clock.Now;
        using var host = await Start();
        for (var seen = 1; seen <= count; seen++)
        {
            while (!await TickedGrain.Ticks.WaitAsync(Patience))
            {
                _clock.Advance(Beat);
            }

            // The first look makes up for a tenth of a second.
            var allowed = (perSecond * (_clock.Now - begun).TotalSeconds) + (PerSecond * 0.1);
            ((double)seen).ShouldBeLessThanOrEqualTo(allowed + 0.001);
        }

        // A stop writes the next times that no look has written yet, or the ticks came again at the next start.
        await EngineHost.Stop(host);
        using var session = new Session(_folder.Database);
        session.Scalar("SELECT count(*) FROM reminders WHERE due <= $0", _clock.Now.UtcDateTime.Ticks).ShouldBe(0L);
    }

    // Due an hour from when the clock stood, which then moves there.
    private async Task Fill(int count)
    {
        using var filling = await Start();
        var table = filling.Services.GetRequiredService<ReminderTable>();
        for (var number = 0; number < count; number++)
        {
            await table.Put(GrainId.Create("ticked", $"{number}"), "care", _clock.Now.UtcDateTime + Hour, Hour);
        }

        await EngineHost.Stop(filling);
        _clock.Advance(Hour);
    }

    private Task<IHost> Start(Action<IServiceCollection>? more = null) => EngineHost.Start(
        _folder.Path,
        new Dictionary<string, string?> { ["Engine:MaxRemindersPerSecond"] = $"{PerSecond}", ["Engine:MaxReminderTicks"] = "2" },
        services =>
        {
            services.AddKeyedSingleton<TimeProvider>(ReminderTimeProviderNames.Reminders, _clock);
            more?.Invoke(services);
        });

    // More than the threads can have in hand: each piece of work puts itself in the line again.
    private sealed class Crowd : IThreadPoolWorkItem, IDisposable
    {
        private volatile bool _over;

        public Crowd()
        {
            for (var number = 0; number < 32 * Environment.ProcessorCount; number++)
            {
                Queue();
            }
        }

        public void Execute()
        {
            if (!_over)
            {
                Queue();
            }
        }

        public void Dispose() => _over = true;

        private void Queue() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private sealed class Beside : IHostedService
    {
        private readonly TaskCompletionSource _stopped = new();

        public Task Stopped => _stopped.Task;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            _stopped.SetResult();
            return Task.CompletedTask;
        }
    }
}
