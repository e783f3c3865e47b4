using Npgsql;
using NpgsqlTypes;
using Platform.Rival.Amazon;
using Platform.Rival.Skills;
using Platform.Rival.Storage;

namespace Platform.Rival.Links;

/// <summary>
/// Refreshes the pair of one link. The row stays locked from before the call to after the answer is stored, so nobody else can send the same
/// refresh token meanwhile; whoever waited for the lock finds the new pair.
/// </summary>
internal sealed class Refreshing(NpgsqlDataSource database, SkillStore skills, AmazonClient amazon, Pairs pairs)
{
    public const string Renewed =
        "UPDATE links SET access_token = $3, refresh_token = $4, access_expires_at = $5, refresh_at = CASE WHEN status = 1 THEN $5 END, version = version + 1 "
        + "WHERE skill_id = $1 AND user_id = $2";

    public const string Refused =
        """
        WITH gone AS (
          UPDATE links SET status = 2, reason = 'exchange.invalid_grant', source = 1, verified_at = now(), version = version + 1,
            access_token = NULL, refresh_token = NULL, refresh_at = NULL, retry_at = NULL
          WHERE skill_id = $1 AND user_id = $2 AND status = 1 RETURNING skill_id, user_id)
        DELETE FROM grants USING gone WHERE grants.skill_id = gone.skill_id AND grants.user_id = gone.user_id
        """;

    private const string Locked = $"SELECT {HeldLink.Columns} FROM links WHERE skill_id = $1 AND user_id = $2 AND access_token IS NOT NULL FOR UPDATE";

    /// <summary>The link with a pair newer than the one seen; or the failure.</summary>
    public async Task<AmazonResult<HeldLink>> Run(HeldLink seen)
    {
        if (await skills.Find(seen.SkillId) is not { } skill)
            return new(null, new AmazonFailure("skill.unknown", null, NothingSpent: true, Retryable: false));
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        if (await Lock(connection, seen) is not { } link)
            return new(null, new AmazonFailure("enablement.404", null, NothingSpent: true, Retryable: false));
        if (link.Version != seen.Version)
            return new(link, null);
        if (pairs.Refresh(link.Pair, link.SkillId, link.UserId) is not { } refreshToken)
            return new(null, new AmazonFailure("exchange.invalid_grant", null, NothingSpent: true, Retryable: false));

        var answer = await amazon.Refresh(skill, refreshToken);
        if (answer.Failure is { } failure)
        {
            if (failure.Code == "exchange.invalid_grant")
            {
                await using var refused = new NpgsqlCommand(Refused, connection);
                await refused.With(link.SkillId).With(link.UserId).ExecuteNonQueryAsync();
                await transaction.CommitAsync();
            }

            return new(null, failure);
        }

        var renewed = pairs.Seal(answer.Value!, link.SkillId, link.UserId, link.Pair.Refresh);
        await using var command = new NpgsqlCommand(Renewed, connection);
        await command.With(link.SkillId).With(link.UserId).With(renewed.Access).With(renewed.Refresh, NpgsqlDbType.Bytea).With(renewed.ExpiresAt)
            .ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        return new(link with { Pair = renewed, Version = link.Version + 1 }, null);
    }

    private static async Task<HeldLink?> Lock(NpgsqlConnection connection, HeldLink seen)
    {
        await using var command = new NpgsqlCommand(Locked, connection);
        await using var reader = await command.With(seen.SkillId).With(seen.UserId).ExecuteReaderAsync();
        return await reader.ReadAsync() ? LinkStore.ReadHeld(reader) : null;
    }
}
