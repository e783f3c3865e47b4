using Orleans.Reminders;
using Platform.Engine.Embedded.Reminders;

namespace Platform.Engine.Embedded.Tests;

public sealed class ReminderPaceTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();
    private readonly ManualClock _clock = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Reminders_that_are_due_together_are_delivered_at_the_pace_that_is_set_and_none_is_left_out()
    {
        const int Count = 30;
        using (var filling = await Start())
        {
            var table = filling.Services.GetRequiredService<ReminderTable>();
            for (var number = 0; number < Count; number++)
            {
                var later = _clock.Now.UtcDateTime + TimeSpan.FromHours(1);
                await table.Put(GrainId.Create("ticked", $"{number}"), "care", later, TimeSpan.FromHours(1));
            }

            await EngineHost.Stop(filling);
        }

        _clock.Advance(TimeSpan.FromHours(1));
        using var host = await Start();

        var begun = _clock.Now;
        await _clock.Until(Ticked(Count), within: TimeSpan.FromSeconds(1));

        // A late look makes up for five beats of 20 ms, which are ten; then there are 100 in a second.
        (_clock.Now - begun).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(180));
        await EngineHost.Stop(host);
    }

    private static async Task<bool> Ticked(int count)
    {
        for (var seen = 0; seen < count; seen++)
        {
            (await TickedGrain.Ticks.WaitAsync(Patience)).ShouldBeTrue();
        }

        return true;
    }

    private Task<IHost> Start() => EngineHost.Start(
        _folder.Path,
        new Dictionary<string, string?> { ["Engine:MaxRemindersPerSecond"] = "100" },
        services => services.AddKeyedSingleton<TimeProvider>(ReminderTimeProviderNames.Reminders, _clock));
}
