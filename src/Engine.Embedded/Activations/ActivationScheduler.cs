namespace Platform.Engine.Embedded.Activations;

/// <summary>
/// The scheduler of one activation: all its code, continuations after awaits included, comes through here and runs on at most one
/// thread at a time. This is what keeps a grain single-threaded.
/// </summary>
internal sealed class ActivationScheduler : TaskScheduler, IThreadPoolWorkItem
{
    // After so many tasks the thread goes back to the pool, so that a busy grain does not keep others from running.
    private const int SliceLength = 64;

    private readonly Queue<Task> _tasks = new();
    private bool _scheduled;

    /// <summary>Whether the calling code is that of an activation.</summary>
    public static bool IsInside => Current is ActivationScheduler;

    public override int MaximumConcurrencyLevel => 1;

    public void Start(Action<object?> action, object? state) => Isolation.Run(
        (action, state, scheduler: this),
        static start => Task.Factory.StartNew(
            start.action, start.state, CancellationToken.None, TaskCreationOptions.DenyChildAttach, start.scheduler));

    void IThreadPoolWorkItem.Execute()
    {
        for (var count = 0; count < SliceLength; count++)
        {
            Task? task;
            lock (_tasks)
            {
                if (!_tasks.TryDequeue(out task))
                {
                    _scheduled = false;
                    return;
                }
            }

            TryExecuteTask(task);
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    protected override void QueueTask(Task task)
    {
        lock (_tasks)
        {
            _tasks.Enqueue(task);
            if (_scheduled)
            {
                return;
            }

            _scheduled = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    // Current is this scheduler only on the one thread that executes its tasks, so running inline keeps to one thread.
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && Current == this && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_tasks)
        {
            return [.. _tasks];
        }
    }
}
