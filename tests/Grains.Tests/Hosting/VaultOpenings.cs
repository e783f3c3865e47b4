namespace Platform.Grains.Tests.Hosting;

/// <summary>How many secrets were opened, and waiting for so many.</summary>
public sealed class VaultOpenings
{
    private readonly Lock _gate = new();
    private int _count;
    private TaskCompletionSource _added = NewSignal();

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _count;
            }
        }
    }

    public void Add()
    {
        lock (_gate)
        {
            _count++;
            _added.SetResult();
            _added = NewSignal();
        }
    }

    /// <summary>Waits until so many were opened.</summary>
    public async Task Reached(int count)
    {
        while (true)
        {
            Task added;
            lock (_gate)
            {
                if (_count >= count)
                {
                    return;
                }

                added = _added.Task;
            }

            await added.WaitAsync(TimeSpan.FromSeconds(60));
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
