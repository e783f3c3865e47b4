using System.Collections.Concurrent;

namespace Platform.Engine.Embedded.Tests;

public sealed class CounterGrain([PersistentState("counter")] IPersistentState<CounterState> state) : Grain, ICounterGrain
{
    private static int live;

    public static ConcurrentDictionary<string, TaskCompletionSource> Gates { get; } = new();

    public static AsyncLocal<string?> AmbientValue { get; } = new();

    public static TaskCompletionSource Gate(string name) =>
        Gates.GetOrAdd(name, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref live);
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Interlocked.Decrement(ref live);
        return Task.CompletedTask;
    }

    public Task<int> Get() => Task.FromResult(state.State.Count);

    public Task Set(int count)
    {
        state.State = state.State with { Count = count };
        return state.WriteStateAsync();
    }

    public Task SetText(string text)
    {
        state.State = state.State with { Text = text };
        return state.WriteStateAsync();
    }

    public Task Clear() => state.ClearStateAsync();

    public async Task Hold(string gate)
    {
        Gate(gate + " reached").TrySetResult();
        await Gate(gate).Task;
    }

    public Task<int> Live() => Task.FromResult(live);

    public Task<string?> Ambient() => Task.FromResult(AmbientValue.Value);
}
