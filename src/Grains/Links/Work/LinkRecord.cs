using Platform.Grains.Links.Decisions;
using Platform.Grains.Telemetry;

namespace Platform.Grains.Links.Work;

/// <summary>
/// The one way to write a link's record (design.md 4): every change is decided from the committed record inside one mutex, and nothing else assigns
/// the state. Two turns that interleave can therefore not lose each other's change, which an ETag alone would not notice within one activation.
/// </summary>
/// <param name="stored">Where it is kept.</param>
/// <param name="time">The time that decisions are made at.</param>
/// <param name="guard">What has to be done before each write.</param>
/// <param name="metrics">Told of each write.</param>
internal sealed class LinkRecord(
    IPersistentState<LinkState> stored, TimeProvider time, IWriteGuard guard, LinkMetrics metrics) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private SemaphoreSlim? _mutex;
    private TaskCompletionSource? _changed;

    /// <summary>The record as last committed.</summary>
    public LinkState Committed { get; private set; } = stored.State;

    /// <summary>When the storage was last known to hold that.</summary>
    public DateTimeOffset KnownAt { get; private set; } = time.GetUtcNow();

    /// <summary>True where something is recorded.</summary>
    public bool Exists => stored.RecordExists;

    /// <summary>Ends with the next change.</summary>
    public Task Changed => (_changed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>The time that decisions are made at.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    // Most records are only read.
    private SemaphoreSlim Mutex => _mutex ??= new SemaphoreSlim(1, 1);

    /// <summary>Decides and writes. The ETag of the write is the fence: of two activations only one gets past it.</summary>
    /// <exception cref="CommitFailedException">The write failed; the record is what it was.</exception>
    public async Task<LinkDecision> Commit(LinkCommand command)
    {
        await Enter();
        try
        {
            var decision = LinkDecider.Decide(Committed, command, Now);
            if (!ReferenceEquals(decision.State, Committed))
            {
                await Write(decision.State);
            }

            return decision;
        }
        finally
        {
            Mutex.Release();
        }
    }

    /// <summary>Takes over what the storage holds now: before an answer of Amazon is believed to be about the newest pair, and after a failed write.</summary>
    /// <exception cref="CommitFailedException">The storage cannot be read.</exception>
    public async Task Reread()
    {
        await Enter();
        try
        {
            await stored.ReadStateAsync();
            Publish();
        }
        catch (Exception e) when (e is not CommitFailedException)
        {
            stored.State = Committed;
            throw new CommitFailedException("The record of the link could not be read.", e);
        }
        finally
        {
            Mutex.Release();
        }
    }

    /// <summary>Does something with the committed record while nothing can be committed.</summary>
    /// <exception cref="CommitFailedException">An earlier write has not ended.</exception>
    public async Task Undisturbed(Func<LinkState, Task> action)
    {
        await Enter();
        try
        {
            await action(Committed);
        }
        finally
        {
            Mutex.Release();
        }
    }

    /// <summary>Wakes everything that waits for <see cref="Changed"/>.</summary>
    public void Signal()
    {
        var ended = _changed;
        _changed = null;
        ended?.SetResult();
    }

    /// <inheritdoc/>
    public void Dispose() => Mutex.Dispose();

    // In platform time, like all that a link waits for.
    private async Task Enter()
    {
        if (await Mutex.WaitAsync(TimeSpan.Zero))
        {
            return;
        }

        using var limit = new CancellationTokenSource(Patience, time);
        try
        {
            await Mutex.WaitAsync(limit.Token);
        }
        catch (OperationCanceledException e)
        {
            throw new CommitFailedException("An earlier write of this link has not ended.", e);
        }
    }

    private async Task Write(LinkState next)
    {
        var before = Committed;
        try
        {
            await guard.BeforeWrite(next);
            stored.State = next;
            await stored.WriteStateAsync();
        }
        catch (Exception e)
        {
            stored.State = Committed;
            throw new CommitFailedException("The record of the link could not be written.", e);
        }

        Publish();
        metrics.Committed(before, next);
    }

    private void Publish()
    {
        (Committed, KnownAt) = (stored.State, Now);
        Signal();
    }
}
