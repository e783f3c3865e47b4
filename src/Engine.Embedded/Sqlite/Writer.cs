namespace Platform.Engine.Embedded.Sqlite;

/// <summary>
/// The only thread that changes the database. What waits when it comes by shares one transaction, so that one fsync serves many. A
/// group that fails is of unknown outcome for all in it; a stale ETag is an answer and fails nobody else.
/// </summary>
/// <remarks>
/// Erased and replaced records must not linger. <c>secure_delete</c> overwrites them in the database file; the write-ahead log still
/// has older pages, so it is emptied (a checkpoint that truncates) half a second after the last write, every ten seconds while writes
/// never pause, and at the end.
/// </remarks>
internal sealed class Writer : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestLinger = TimeSpan.FromSeconds(10);

    private readonly Session _session;
    private readonly ILogger _logger;
    private readonly int _groupLength;
    private readonly BlockingCollection<Write> _queue;
    private readonly Thread _thread;
    private long _lingersSince;

    public Writer(Session session, EngineSettings settings, ILogger logger)
    {
        (_session, _logger) = (session, logger);
        _session.Script("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY");
        _groupLength = settings.MaxGroupedWrites;
        _queue = new BlockingCollection<Write>(settings.MaxQueuedWrites);
        _thread = new Thread(Loop) { IsBackground = true, Name = "Engine writer" };
        _thread.Start();
    }

    /// <summary>Brings a change to the database; it is durable when the task ends.</summary>
    /// <exception cref="LimitExceededException">Too many wait already; nothing was done.</exception>
    /// <exception cref="SiloUnavailableException">The store is closed; nothing was done.</exception>
    /// <exception cref="OrleansException">The store failed; whether it was written is unknown.</exception>
    /// <param name="work">One statement that changes something, or none where it throws an <see cref="OrleansException"/>.</param>
    public Task<T> Run<T>(Func<Session, T> work)
    {
        var outcome = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            if (!_queue.TryAdd(new Write(Work, exception => outcome.TrySetException(exception))))
                outcome.TrySetException(new LimitExceededException($"{_queue.BoundedCapacity} writes wait for the store already."));
        }
        catch (InvalidOperationException)
        {
            outcome.TrySetException(new SiloUnavailableException("The store is closed."));
        }

        return outcome.Task;

        Action Work(Session session)
        {
            var result = work(session);
            return () => outcome.TrySetResult(result);
        }
    }

    /// <summary>Writes all that waits, then ends.</summary>
    public void Dispose()
    {
        _queue.CompleteAdding();
        _thread.Join();
        _queue.Dispose();
        _session.Dispose();
    }

    private void Loop()
    {
        var group = new List<Write>(_groupLength);
        while (!_queue.IsCompleted)
        {
            if (_queue.TryTake(out var first, _lingersSince == 0 ? Timeout.InfiniteTimeSpan : Pause))
            {
                group.Add(first);
                while (group.Count < _groupLength && _queue.TryTake(out var next))
                    group.Add(next);

                Commit(group);
                group.Clear();
            }
            else
                EmptyLog();

            if (_lingersSince != 0 && Stopwatch.GetElapsedTime(_lingersSince) > LongestLinger)
                EmptyLog();
        }

        EmptyLog();
    }

    private void Commit(List<Write> group)
    {
        try
        {
            _session.Execute("BEGIN IMMEDIATE");
            var answers = group.ConvertAll(write => write.Execute(_session));
            _session.Execute("COMMIT");
            _lingersSince = _lingersSince == 0 ? Stopwatch.GetTimestamp() : _lingersSince;
            answers.ForEach(answer => answer());
        }
        catch (Exception exception)
        {
            // Whatever it is, the writer must go on, and all in the group must hear of it.
            _logger.GroupFailed(group.Count, exception);
            RollBack();
            group.ForEach(write => write.Fail(new OrleansException("The store failed; whether this write is in it is unknown.", exception)));
        }
    }

    private void RollBack()
    {
        try
        {
            _session.Execute("ROLLBACK");
        }
        catch (Exception)
        {
            // Some failures have rolled back already.
        }
    }

    private void EmptyLog()
    {
        try
        {
            // A reader in the middle of a page hinders it; then the row says busy, and it is tried again.
            _lingersSince = _session.Scalar("PRAGMA wal_checkpoint(TRUNCATE)") is 0L ? 0 : Stopwatch.GetTimestamp();
        }
        catch (Exception exception)
        {
            _lingersSince = Stopwatch.GetTimestamp();
            _logger.TruncateFailed(exception);
        }
    }
}
