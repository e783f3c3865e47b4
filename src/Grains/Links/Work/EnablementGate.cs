using Microsoft.Extensions.Hosting;

namespace Platform.Grains.Links.Work;

/// <summary>
/// Lets a node leave in good order. Inside an enablement call Alexa redeems the partner's code at <c>/oauth/token</c> (protocol.md 8), which on
/// one machine is this very process: were its listener closed by then, Alexa would refuse the link for good. So the host, before it closes
/// anything, lets the calls under way end and no further one begin; those that remain are made by whoever resumes the link.
/// </summary>
internal sealed class EnablementGate : IHostedLifecycleService
{
    // Discovery, a call-out and the call itself (design.md 4).
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(23);

    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _inside;
    private volatile bool _closed;

    /// <summary>True from the moment when the host begins to stop.</summary>
    public bool IsClosed => _closed;

    /// <summary>Begins a call; false where none may begin any more.</summary>
    public bool TryEnter()
    {
        lock (_lock)
        {
            _inside += _closed ? 0 : 1;
            return !_closed;
        }
    }

    /// <summary>A call that had begun has ended.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            _inside--;
            Look();
        }
    }

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _closed = true;
            Look();
        }

        return Task.WhenAny(_empty.Task, Task.Delay(Patience, cancellationToken));
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Look()
    {
        if (_closed && _inside == 0)
        {
            _empty.TrySetResult();
        }
    }
}
