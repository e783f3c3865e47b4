using Microsoft.Extensions.Logging.Abstractions;
using Platform.Engine.Embedded.Sqlite;

namespace Platform.Engine.Embedded.Tests;

public sealed class WriterTests : IDisposable
{
    private const string Insert = "INSERT INTO entries (id) VALUES ($0)";

    private readonly TemporaryFolder _folder = new();
    private readonly Session _session;

    public WriterTests()
    {
        _session = new Session(_folder.Database);
        _session.Script("CREATE TABLE entries (id INTEGER PRIMARY KEY) STRICT");
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Writes_that_wait_together_share_a_commit()
    {
        using var writer = new Writer(_session, new EngineSettings(), NullLogger.Instance);
        using var busy = new ManualResetEventSlim();
        var first = await Block(writer, busy);
        var writes = Enumerable.Range(0, 100).Select(id => writer.Run(session =>
        {
            session.Execute(Insert, id);
            return (long)session.Scalar("SELECT count(*) FROM entries")!;
        })).ToList();
        using var reader = new Session(_folder.Database);
        ((long)reader.Scalar("SELECT count(*) FROM entries")!).ShouldBe(0);
        busy.Set();
        await first;
        (await Task.WhenAll(writes)).ShouldBe(Enumerable.Range(1, 100).Select(count => (long)count));
        ((long)reader.Scalar("SELECT count(*) FROM entries")!).ShouldBe(100);
    }

    [Fact]
    public async Task A_refusal_fails_only_its_own_write()
    {
        using var writer = new Writer(_session, new EngineSettings(), NullLogger.Instance);
        var (before, refused, after) = await Three(writer, () => throw new InconsistentStateException("stale"));
        await before;
        await Should.ThrowAsync<InconsistentStateException>(refused);
        await after;
        Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_failure_of_the_store_is_an_unknown_outcome_for_the_whole_group_and_the_writer_goes_on()
    {
        using var writer = new Writer(_session, new EngineSettings(), NullLogger.Instance);
        var (before, failed, after) = await Three(writer, () => throw new IOException("disk gone"));
        foreach (var outcome in new[] { before, failed, after })
        {
            (await Should.ThrowAsync<OrleansException>(outcome)).InnerException.ShouldBeOfType<IOException>();
        }

        Count().ShouldBe(0);
        await writer.Run(session => session.Execute(Insert, 7));
        Count().ShouldBe(1);
    }

    [Fact]
    public async Task More_writes_than_the_queue_holds_are_refused_with_LimitExceededException()
    {
        using var writer = new Writer(_session, new EngineSettings { MaxQueuedWrites = 5 }, NullLogger.Instance);
        using var busy = new ManualResetEventSlim();
        var first = await Block(writer, busy);
        var waiting = Enumerable.Range(0, 5).Select(id => writer.Run(session => session.Execute(Insert, id))).ToList();
        await Should.ThrowAsync<LimitExceededException>(writer.Run(session => session.Execute(Insert, 99)));
        busy.Set();
        await Task.WhenAll([first, .. waiting]);
        Count().ShouldBe(5);
    }

    [Fact]
    public async Task Closing_writes_what_waits_and_refuses_what_comes_later()
    {
        var writer = new Writer(_session, new EngineSettings(), NullLogger.Instance);
        var writes = Enumerable.Range(0, 500).Select(id => writer.Run(session => session.Execute(Insert, id))).ToList();
        writer.Dispose();
        await Task.WhenAll(writes);
        Count().ShouldBe(500);
        await Should.ThrowAsync<SiloUnavailableException>(writer.Run(session => session.Execute(Insert, 999)));
    }

    private static async Task<(Task Before, Task Middle, Task After)> Three(Writer writer, Func<int> middle)
    {
        // All three wait behind one that blocks, so that they are of one group.
        using var busy = new ManualResetEventSlim();
        var first = await Block(writer, busy);
        Task before = writer.Run(session => session.Execute(Insert, 1));
        Task during = writer.Run(_ => middle());
        Task after = writer.Run(session => session.Execute(Insert, 2));
        busy.Set();
        await first;
        await Task.WhenAll(before, during, after).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return (before, during, after);
    }

    // Keeps the writer in a group of one, so that what follows waits together.
    private static async Task<Task> Block(Writer writer, ManualResetEventSlim until)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var blocked = writer.Run(_ =>
        {
            begun.SetResult();
            return until.Wait(TimeSpan.FromSeconds(10));
        });
        await begun.Task;
        return blocked;
    }

    private long Count()
    {
        using var reader = new Session(_folder.Database);
        return (long)reader.Scalar("SELECT count(*) FROM entries")!;
    }
}
