using Npgsql;

namespace Platform.Rival.Links;

/// <summary>Goes on with what was left behind: enablements and unlinks that failed for a while, or whose process died. Forgets what is over.</summary>
internal sealed partial class ResumeWorker(ConsentStore consents, LinkStore links, Linking linking, Unlinks unlinks, ILogger<ResumeWorker> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenForgetting = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        var forgetAt = DateTime.UtcNow;
        while (await Tick(timer, stoppingToken))
        {
            try
            {
                await Task.WhenAll((await consents.ToResume()).Select(linking.Resume));
                await Task.WhenAll((await links.ToUnlink()).Select(link => unlinks.Resume(link.Link, link.Over)));
                if (forgetAt <= DateTime.UtcNow && await consents.Forget() == 0)
                    forgetAt = DateTime.UtcNow + BetweenForgetting;
            }
            catch (NpgsqlException failure)
            {
                // The next tick finds the same work.
                Failed(failure);
            }
        }
    }

    private static async Task<bool> Tick(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Work that was left behind could not be gone on with")]
    private partial void Failed(Exception failure);
}
