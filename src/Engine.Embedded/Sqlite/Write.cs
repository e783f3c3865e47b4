using Orleans.Runtime;

namespace Platform.Engine.Embedded.Sqlite;

/// <summary>One change on its way through the writer.</summary>
internal abstract class Write
{
    /// <summary>Runs inside the group's transaction. Keeps a failure that is its own; lets one of the store escape.</summary>
    public abstract void Execute(Session session);

    /// <summary>The group is durable.</summary>
    public abstract void Complete();

    /// <summary>The group failed.</summary>
    public abstract void Fail(Exception exception);
}

/// <summary>One change with its outcome.</summary>
/// <param name="work">One statement that changes, or none where it throws an <see cref="OrleansException"/>.</param>
internal sealed class Write<T>(Func<Session, T> work) : Write
{
    private readonly TaskCompletionSource<T> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private OrleansException? _refusal;

    public Task<T> Outcome => _outcome.Task;

    public override void Execute(Session session)
    {
        try
        {
            _result = work(session);
        }
        catch (OrleansException refusal)
        {
            _refusal = refusal;
        }
    }

    public override void Complete()
    {
        if (_refusal is null)
        {
            _outcome.TrySetResult(_result!);
        }
        else
        {
            _outcome.TrySetException(_refusal);
        }
    }

    public override void Fail(Exception exception) =>
        _outcome.TrySetException(new OrleansException("The store failed; whether this write is in it is unknown.", exception));
}
