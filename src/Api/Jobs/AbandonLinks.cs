using Platform.Engine;
using Platform.Grains;
using Platform.Grains.Ids;
using Platform.Grains.Partners;

namespace Platform.Api.Jobs;

/// <summary>
/// Abandons the links of deleted skills: built-in tokens revoked, pairs erased, no calls to Amazon (api.md 3). At start it goes on with what
/// an earlier process left; every step may be repeated.
/// </summary>
internal sealed partial class AbandonLinks(
    IGrainFactory grains,
    IGrainKeys keys,
    AbandonQueue queue,
    [FromKeyedServices(PlatformTime.Key)] TimeProvider clock,
    ILogger<AbandonLinks> log) : BackgroundService
{
    private const int AtOnce = 8;
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Work found at start goes the way of the queue, so that nothing is walked twice at once.
        _ = Resume(stoppingToken);
        await foreach (var partner in queue.Read(stoppingToken))
        {
            try
            {
                await AbandonAll(partner, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                Failed(partner.Value, failure);
                _ = Again(partner, stoppingToken);
            }
        }
    }

    private async Task Resume(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var key in keys.List("partner", "", null, cancellationToken))
            {
                if (PartnerId.TryParse(key, out var partner) && (await grains.Partner(partner).Abandoning()).Length > 0)
                {
                    queue.Add(partner);
                }
            }
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            ResumeFailed(failure);
            await Task.Delay(AfterFailure, clock, cancellationToken);
            _ = Resume(cancellationToken);
        }
    }

    private async Task Again(PartnerId partner, CancellationToken cancellationToken)
    {
        await Task.Delay(AfterFailure, clock, cancellationToken);
        queue.Add(partner);
    }

    private async Task AbandonAll(PartnerId partner, CancellationToken cancellationToken)
    {
        var owner = grains.Partner(partner);
        foreach (var deletions in (await owner.Abandoning()).GroupBy(deletion => deletion.Skill))
        {
            var last = deletions.MaxBy(deletion => deletion.DeletedAt)!;
            if (await IsDeleted(partner, last))
            {
                await Abandon(partner, last, cancellationToken);
                Abandoned(partner.Value, last.Skill.Value);
            }

            foreach (var deletion in deletions)
            {
                await owner.EndAbandon(deletion.Skill, deletion.DeletedAt);
            }
        }
    }

    // The intent comes before the deletion. Where that never followed, the skill still stands and so do its links; the caller was not told
    // that it was deleted.
    private async Task<bool> IsDeleted(PartnerId partner, AbandonedSkill deletion) =>
        await grains.Skill(deletion.Skill).Get() is not { } skill || skill.Owner != partner || skill.CreatedAt >= deletion.DeletedAt;

    private Task Abandon(PartnerId partner, AbandonedSkill deletion, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        keys.List("link", LinkKey.Prefix(partner, deletion.Skill), null, cancellationToken),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
        async (key, _) =>
        {
            if (!await grains.Link(LinkKey.Parse(key)).Abandon(deletion.DeletedAt))
            {
                throw new InvalidOperationException("A link of a deleted skill could not be stored as abandoned.");
            }
        });

    [LoggerMessage(Level = LogLevel.Information, Message = "The links of the deleted skill {Skill} of partner {Partner} are abandoned")]
    private partial void Abandoned(string partner, string skill);

    [LoggerMessage(Level = LogLevel.Error, Message = "Abandoning links of partner {Partner} failed and is tried again")]
    private partial void Failed(string partner, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Finding links to abandon failed and is tried again")]
    private partial void ResumeFailed(Exception failure);
}
