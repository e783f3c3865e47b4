using Microsoft.Extensions.Options;
using Platform.Engine;
using Platform.Vault;

namespace Platform.Api.Rotations;

/// <summary>
/// Walks all records of some kinds in the order of their keys, no faster than the settings allow, and reports after every few how far it
/// is: another node, or the next process, goes on from there.
/// </summary>
internal sealed partial class RecordWalk(IGrainKeys keys, IOptions<VaultOptions> options, ILogger<RecordWalk> log)
{
    private const int AtOnce = 8;
    private const int Tries = 3;
    private const int CountedBetweenReports = 10_000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private int Batch => Math.Clamp(options.Value.ResealsPerSecond / 4, AtOnce, 100);

    /// <summary>Counts the records.</summary>
    public async Task<long> Count(RotationWork work, IEnumerable<string> kinds, CancellationToken cancellationToken)
    {
        var count = 0L;
        foreach (var kind in kinds)
        {
            await foreach (var _ in keys.List(kind, "", null, cancellationToken))
            {
                if (++count % CountedBetweenReports == 0)
                {
                    await work.Renew();
                }
            }
        }

        return count;
    }

    /// <summary>Goes on with the walk where the rotation says; false where this node must stop.</summary>
    public async Task<bool> Run(RotationWork work, IReadOnlyList<string> kinds, RecordVisits visits, CancellationToken cancellationToken)
    {
        foreach (var kind in kinds.SkipWhile(kind => work.Rotation.Kind is { } at && at != kind))
        {
            // Other kinds are done, or not begun.
            if (work.Rotation.Kind != kind && !await work.Report(report => report with { Kind = kind }))
            {
                return false;
            }

            var left = keys.List(kind, "", work.Rotation.After, cancellationToken);
            await foreach (var batch in left.Chunk(Batch).WithCancellation(cancellationToken))
            {
                if (!await Done(work, kind, batch, visits, cancellationToken))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private async Task<bool> Done(RotationWork work, string kind, string[] batch, RecordVisits visits, CancellationToken cancellationToken)
    {
        var pace = Task.Delay(TimeSpan.FromSeconds((double)batch.Length / options.Value.ResealsPerSecond), cancellationToken);
        var found = RecordVisit.Sum(await All(kind, batch, visits, cancellationToken));
        if (found.NotOpened == batch.Length && batch.Length > 1)
        {
            // That is no fault of single records: a store or a node is away, and the walk waits here.
            throw new InvalidOperationException($"None of {batch.Length} records of kind {kind} could be sealed again.");
        }

        await pace;
        return await work.Report(report => report with
        {
            Kind = kind,
            After = batch[^1],
            Walked = batch.Length,
            Changed = found.Changed,
            NotOpened = found.NotOpened,
            Needed = found.Needed,
        });
    }

    private async Task<RecordVisit[]> All(string kind, string[] batch, RecordVisits visits, CancellationToken cancellationToken)
    {
        var found = new RecordVisit[batch.Length];
        await Parallel.ForAsync(
            0,
            batch.Length,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (place, token) => found[place] = await Insist(kind, batch[place], visits, token));
        return found;
    }

    private async Task<RecordVisit> Insist(string kind, string key, RecordVisits visits, CancellationToken cancellationToken)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                if (await visits.Visit(kind, key) is { } visit)
                {
                    return visit;
                }
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                NotReached(kind, tried, failure);
            }

            if (tried == Tries)
            {
                return RecordVisit.Missed;
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A record of kind {Kind} could not be sealed again at try {Try}")]
    private partial void NotReached(string kind, int @try, Exception failure);
}
