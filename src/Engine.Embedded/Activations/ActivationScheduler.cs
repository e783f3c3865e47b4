namespace Platform.Engine.Embedded.Activations;

/// <summary>
/// The scheduler of one activation: all its code, continuations after awaits included, comes through here and runs on at most one
/// thread at a time. This is what keeps a grain single-threaded.
/// </summary>
internal sealed class ActivationScheduler : TaskScheduler, IThreadPoolWorkItem
{
    // After so many tasks the thread goes back to the pool, so that a busy grain does not keep others from running.
    private const int SliceLength = 64;

    // No async-local value of anybody: a thread of its own has none.
    private static readonly ExecutionContext Nobody = MakeNobody();

    private readonly Queue<Task> _tasks = new(1);
    private bool _scheduled;

    /// <summary>Whether the calling code is that of an activation.</summary>
    public static bool IsInside => Current is ActivationScheduler;

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>
    /// Queues code without its caller's execution context: on a cluster no async-local value crosses a call, so none does here. What
    /// shall flow (RequestContext, the current activity) is carried by hand.
    /// </summary>
    public void Post(Action action)
    {
        using (ExecutionContext.SuppressFlow())
            Task.Factory.StartNew(action, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this);
    }

    /// <summary>
    /// The same, but at once and on the caller's thread where nothing of this activation runs: a call that has nothing to wait for costs no
    /// change of threads. Never from inside another activation, so that no chain of calls grows on one stack; and never under a lock.
    /// </summary>
    public void Run(Action action)
    {
        var here = !IsInside && TryClaim();
        Post(action);
        // Enough to activate and for the caller's own turn, not for all that others bring meanwhile.
        if (here)
            ExecutionContext.Run(Nobody, static self => ((ActivationScheduler)self!).Execute(SliceLength / 8), this);
    }

    void IThreadPoolWorkItem.Execute() => Execute(SliceLength);

    private static ExecutionContext MakeNobody()
    {
        ExecutionContext? nobody = null;
        var thread = new Thread(() => nobody = ExecutionContext.Capture()) { Name = "Engine start" };
        thread.UnsafeStart();
        thread.Join();
        return nobody!;
    }

    private bool TryClaim()
    {
        lock (_tasks)
        {
            var free = !_scheduled;
            _scheduled = true;
            return free;
        }
    }

    private void Execute(int length)
    {
        // A caller's would catch what comes after an await; the thread gets its own back.
        SynchronizationContext.SetSynchronizationContext(null);
        for (var count = 0; count < length; count++)
        {
            Task? task;
            lock (_tasks)
                _scheduled = _tasks.TryDequeue(out task);
            if (task is null)
                return;
            TryExecuteTask(task);
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    protected override void QueueTask(Task task)
    {
        lock (_tasks)
            _tasks.Enqueue(task);
        if (TryClaim())
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    // Current is this scheduler only on the one thread that executes its tasks, so running inline keeps to one thread.
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && Current == this && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
