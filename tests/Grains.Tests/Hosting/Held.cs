namespace Platform.Grains.Tests.Hosting;

/// <summary>Something that has arrived and goes on when the test says how.</summary>
public sealed class Held<TAnswer>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<TAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Arrived => _arrived.Task.WaitAsync(Patience);

    public void Answer(TAnswer answer) => _answer.TrySetResult(answer);

    public Task<TAnswer> Arrive()
    {
        _arrived.TrySetResult();
        return _answer.Task;
    }
}
