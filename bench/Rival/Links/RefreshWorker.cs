using Npgsql;
using NpgsqlTypes;
using Platform.Rival.Amazon;
using Platform.Rival.Settings;
using Platform.Rival.Skills;
using Platform.Rival.Storage;

namespace Platform.Rival.Links;

/// <summary>
/// Refreshes the tokens that expire: some links at a time are locked, those locked by others skipped, refreshed side by side, and stored by
/// one statement and one commit. The locks hold from before the calls to after the answers are stored.
/// </summary>
internal sealed partial class RefreshWorker(
    NpgsqlDataSource database, SkillStore skills, AmazonClient amazon, Pairs pairs, RefreshSettings settings, ILogger<RefreshWorker> log)
    : BackgroundService
{
    private const string Due =
        $"""
        SELECT {HeldLink.Columns} FROM links
        WHERE status = 1 AND refresh_at <= now() AND access_token IS NOT NULL
        ORDER BY refresh_at LIMIT $1 FOR UPDATE SKIP LOCKED
        """;

    private const string Renew =
        """
        UPDATE links SET access_token = u.access_token, refresh_token = u.refresh_token, access_expires_at = u.expires_at, refresh_at = u.expires_at,
          version = version + 1
        FROM unnest($1, $2, $3, $4, $5) AS u (skill_id, user_id, access_token, refresh_token, expires_at)
        WHERE links.skill_id = u.skill_id AND links.user_id = u.user_id
        """;

    private const string Postpone =
        "UPDATE links SET refresh_at = now() + interval '30 seconds' FROM unnest($1, $2) AS u (skill_id, user_id) WHERE links.skill_id = u.skill_id AND links.user_id = u.user_id";

    private readonly Pace _pace = new(settings.PerSecond);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => settings.Enabled
        ? Task.WhenAll(Enumerable.Range(0, settings.Loops).Select(_ => Loop(stoppingToken)))
        : Task.CompletedTask;

    private async Task Loop(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (await Batch(stopping) < settings.BatchSize)
                    await Task.Delay(settings.Pause, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // The locks went with the transaction; what was due still is.
                Failed(failure);
                await Task.Delay(settings.Pause, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<int> Batch(CancellationToken stopping)
    {
        await _pace.Take(settings.BatchSize, stopping);
        await using var connection = await database.OpenConnectionAsync(stopping);
        await using var transaction = await connection.BeginTransactionAsync(stopping);
        var due = new List<HeldLink>(settings.BatchSize);
        await using (var command = new NpgsqlCommand(Due, connection))
        await using (var reader = await command.With(settings.BatchSize).ExecuteReaderAsync(stopping))
        {
            while (await reader.ReadAsync(stopping))
                due.Add(LinkStore.ReadHeld(reader));
        }

        _pace.GiveBack(settings.BatchSize - due.Count);
        if (due.Count == 0)
            return 0;
        var results = await Task.WhenAll(due.Select(Refresh));
        await using var batch = new NpgsqlBatch(connection);
        AddRenewed(batch, due, results);
        AddPostponed(batch, due, results);
        for (var at = 0; at < due.Count; at++)
        {
            if (results[at].Failure?.Code == "exchange.invalid_grant")
                batch.Add(Refreshing.Refused).With(due[at].SkillId).With(due[at].UserId);
        }

        // Answers are here: they are stored whether or not the program is told to end.
        await batch.ExecuteNonQueryAsync(CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        return due.Count;
    }

    private async Task<AmazonResult<SealedPair>> Refresh(HeldLink link)
    {
        if (await skills.Find(link.SkillId) is not { } skill || pairs.Refresh(link.Pair, link.SkillId, link.UserId) is not { } refreshToken)
            return new(null, new AmazonFailure("skill.unknown", null, NothingSpent: true, Retryable: false));
        var answer = await amazon.Refresh(skill, refreshToken);
        return answer.Value is { } pair ? new(pairs.Seal(pair, link.SkillId, link.UserId, link.Pair.Refresh), null) : new(null, answer.Failure);
    }

    private static void AddRenewed(NpgsqlBatch batch, List<HeldLink> due, AmazonResult<SealedPair>[] results)
    {
        var renewed = due.Zip(results).Where(link => link.Second.Succeeded).ToArray();
        if (renewed.Length == 0)
            return;
        batch.Add(Renew)
            .With(Array.ConvertAll(renewed, link => link.First.SkillId))
            .With(Array.ConvertAll(renewed, link => link.First.UserId))
            .With(Array.ConvertAll(renewed, link => link.Second.Value!.Access))
            .With(Array.ConvertAll(renewed, link => link.Second.Value!.Refresh), NpgsqlDbType.Array | NpgsqlDbType.Bytea)
            .With(Array.ConvertAll(renewed, link => link.Second.Value!.ExpiresAt));
    }

    private static void AddPostponed(NpgsqlBatch batch, List<HeldLink> due, AmazonResult<SealedPair>[] results)
    {
        var failed = due.Zip(results).Where(link => link.Second.Failure is { Code: not "exchange.invalid_grant" }).ToArray();
        if (failed.Length > 0)
            batch.Add(Postpone).With(Array.ConvertAll(failed, link => link.First.SkillId)).With(Array.ConvertAll(failed, link => link.First.UserId));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A batch of refreshes failed")]
    private partial void Failed(Exception failure);
}
