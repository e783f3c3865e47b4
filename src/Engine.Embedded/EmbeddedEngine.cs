namespace Platform.Engine.Embedded;

/// <summary>
/// Starts before all other services of the host and stops after them, so that they can call grains as long as they live. Reminders
/// begin when the whole host has started and end before anything stops. So do the timer ticks that run when a stop begins: what they
/// wait for may need this very host's front end (Alexa asks it for tokens while it links).
/// </summary>
internal sealed class EmbeddedEngine(
    Database database,
    Catalog catalog,
    ReminderDelivery reminders,
    GrainClasses classes,
    EngineSettings settings,
    IHostApplicationLifetime lifetime,
    ILogger<EmbeddedEngine> logger) : IHostedLifecycleService, IEngineHealth
{
    private static readonly TimeSpan HealthLimit = TimeSpan.FromSeconds(5);
    private CancellationTokenRegistration _started;
    private bool _joined;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        database.Open();
        catalog.Open();
        _started = lifetime.ApplicationStarted.Register(reminders.Start);
        _joined = true;
        logger.Opened(database.Path, classes.Count);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await _started.DisposeAsync();
        await EndTicks().WaitAsync(settings.ShutdownTimeout, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(settings.ShutdownTimeout);
        _joined = false;
        await catalog.Close(limit.Token);
        database.Dispose();
        logger.Stopped();
    }

    public async Task<EngineHealth> Check(CancellationToken cancellationToken)
    {
        var writable = false;
        try
        {
            var write = database.Write(session => session.Execute(
                "INSERT INTO checks (id, count) VALUES (0, 1) ON CONFLICT DO UPDATE SET count = count + 1"));
            await write.WaitAsync(HealthLimit, cancellationToken);
            writable = true;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Ill is an answer.
            logger.UnhealthyStore(exception);
        }

        return new EngineHealth(writable, _joined, lifetime.ApplicationStopping.IsCancellationRequested);
    }

    private async Task EndTicks()
    {
        await reminders.Stop();
        await Task.WhenAll(catalog.Ticks.Values.Select(tick => tick.Task));
    }
}
