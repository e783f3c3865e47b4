using Platform.Contract.Tests.Hosting;

namespace Platform.Contract.Tests.Grains;

public sealed class LedgerGrain([PersistentState("ledger")] IPersistentState<Ledger> state) : Grain, ILedgerGrain, IDisposable
{
    private readonly Guid _activation = Guid.NewGuid();
    private readonly SemaphoreSlim _mutex = new(1);
    private int _seen = -1;

    private Probe Probe => Probe.Of(this.GetPrimaryKeyString());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _seen = state.State.Entries.Length;
        return Task.CompletedTask;
    }

    public Task Add(string entry)
    {
        Append(entry);
        return state.WriteStateAsync();
    }

    public async Task Commit(string entry)
    {
        await _mutex.WaitAsync();
        try
        {
            Append(entry);
            await state.WriteStateAsync();
        }
        finally
        {
            _mutex.Release();
        }
    }

    public async Task AddTwoAtOnce(string first, string second)
    {
        var writing = Add(first);
        await Task.WhenAll(writing, Add(second));
    }

    public async Task<string> TryAdd(string entry)
    {
        try
        {
            await Add(entry);
            return "";
        }
        catch (OrleansException exception)
        {
            await state.ReadStateAsync();
            return exception.GetType().Name;
        }
    }

    public Task Fill(DayOfWeek day)
    {
        state.State = state.State with { Day = day, Seal = [1, 2, 3] };
        return state.WriteStateAsync();
    }

    public Task Clear() => state.ClearStateAsync();

    public Task<StateView> View() =>
        Task.FromResult(new StateView(state.State.Entries, state.RecordExists, state.Etag is not null, _activation));

    public Task<int> SeenOnActivation() => Task.FromResult(_seen);

    public async Task<string> TouchFromOutside()
    {
        var get = await Task.Run(() => NameOfException(() => _ = state.State));
        var set = await Task.Run(() => NameOfException(() => state.State = new Ledger()));
        var write = await Task.Run(() => NameOfException(() => state.WriteStateAsync().Wait()));
        return $"{get} {set} {write}";
    }

    public Task LeaveCodeBehind()
    {
        _ = TouchLater();
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task AddThrough(string other, string entry) => GrainFactory.GetGrain<ILedgerGrain>(other).Add(entry);

    public Task AddInTick(string entry)
    {
        this.RegisterGrainTimer(
            async _ =>
            {
                Probe.Note("began");
                await Probe.Pass("go");
                await Add(entry);
                Probe.Note("added");
            },
            new GrainTimerCreationOptions(TimeSpan.Zero, Timeout.InfiniteTimeSpan) { Interleave = true, KeepAlive = true });
        return Task.CompletedTask;
    }

    public void Dispose() => _mutex.Dispose();

    private static string NameOfException(Action action)
    {
        try
        {
            action();
            return "";
        }
        catch (Exception exception)
        {
            return exception.GetType().Name;
        }
    }

    private void Append(string entry) => state.State = state.State with { Entries = state.State.Entries.Add(entry) };

    private async Task TouchLater()
    {
        await Probe.Pass("touch");
        Probe.Note("get " + NameOfException(() => _ = state.State));
        Probe.Note("write " + NameOfException(() => _ = state.WriteStateAsync()));
        Probe.Note("touched");
    }
}
