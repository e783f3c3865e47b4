using Npgsql;
using NpgsqlTypes;
using Platform.Rival.Storage;

namespace Platform.Rival.Links;

/// <summary>Links.</summary>
internal sealed class LinkStore(NpgsqlDataSource database)
{
    private const string Erased = "access_token = NULL, refresh_token = NULL, refresh_at = NULL, retry_at = NULL, version = version + 1";

    /// <summary>The status: one statement, a probe of each of two indexes.</summary>
    public async Task<LinkView> Status(string skill, string user)
    {
        await using var command = database.CreateCommand(
            """
            SELECT l.status, l.source, l.stage, l.linked_at, l.verified_at, l.reason, c.attempt
            FROM (SELECT max(CASE
                WHEN claimed_at IS NULL THEN CASE WHEN expires_at > now() THEN 1 END
                WHEN access_token IS NOT NULL OR claimed_at > now() - interval '60 seconds' THEN 2 END) AS attempt
              FROM consents WHERE skill_id = $1 AND user_id = $2 AND outcome IS NULL) c
            LEFT JOIN links l ON l.skill_id = $1 AND l.user_id = $2
            """);
        await using var reader = await command.With(skill).With(user).ExecuteReaderAsync();
        await reader.ReadAsync();
        var link = LinkView.Read(reader);
        return reader.NumberOrNull(6) is { } attempt ? link with { ConsentOpen = attempt == 1, UnderWay = attempt == 2 } : link;
    }

    public async Task<HeldLink?> Held(string skill, string user)
    {
        await using var command = database.CreateCommand($"SELECT {HeldLink.Columns} FROM links WHERE skill_id = $1 AND user_id = $2 AND access_token IS NOT NULL");
        await using var reader = await command.With(skill).With(user).ExecuteReaderAsync();
        return await reader.ReadAsync() ? ReadHeld(reader) : null;
    }

    public static HeldLink ReadHeld(NpgsqlDataReader reader) => new(
        reader.GetString(0), reader.GetString(1), reader.GetInt16(2), reader.GetInt64(3), reader.OrNull<string>(4),
        new SealedPair(reader.Bytes(5), reader.OrNull<byte[]>(6), reader.GetDateTime(7)));

    /// <summary>Notes that Amazon confirmed the link.</summary>
    public async Task<LinkView?> Confirmed(string skill, string user, string host)
    {
        await using var command = database.CreateCommand(
            $"UPDATE links SET verified_at = now(), source = 1, host = $3 WHERE skill_id = $1 AND user_id = $2 AND status = 1 RETURNING {LinkView.Columns}");
        return await Changed(command.With(skill).With(user).With(host));
    }

    /// <summary>Ends a link of which Amazon has proved that it is gone, unless another pair has taken the place of the one that was asked about.</summary>
    public async Task Gone(HeldLink link, short status, string reason)
    {
        await using var batch = database.CreateBatch();
        batch.Add(
            $"""
            WITH gone AS (
              UPDATE links SET status = $4, reason = $5, source = 1, verified_at = now(), {Erased}
              WHERE skill_id = $1 AND user_id = $2 AND version = $3 RETURNING skill_id, user_id)
            DELETE FROM grants USING gone WHERE grants.skill_id = gone.skill_id AND grants.user_id = gone.user_id
            """).With(link.SkillId).With(link.UserId).With(link.Version).With(status).With(reason);
        await batch.ExecuteNonQueryAsync();
    }

    /// <summary>Records an unlink: open consents and attempts are void, and the built-in tokens revoked. Null where nothing is linked.</summary>
    public async Task<HeldLink?> Unlinking(string skill, string user)
    {
        await using var batch = database.CreateBatch();
        batch.Add(
            """
            UPDATE consents SET outcome = 'state.expired', claimed_at = coalesce(claimed_at, now()), access_token = NULL, refresh_token = NULL, retry_at = NULL
            WHERE skill_id = $1 AND user_id = $2 AND outcome IS NULL
            """).With(skill).With(user);
        batch.Add(
            $"""
            UPDATE links SET status = 3, refresh_at = NULL, retry_at = now() + interval '60 seconds', unlink_until = coalesce(unlink_until, now() + interval '7 days')
            WHERE skill_id = $1 AND user_id = $2 AND status IN (1, 3) AND access_token IS NOT NULL RETURNING {HeldLink.Columns}
            """).With(skill).With(user);
        batch.Add("DELETE FROM grants WHERE skill_id = $1 AND user_id = $2").With(skill).With(user);

        // The reader passes over what has no rows to tell.
        await using var reader = await batch.ExecuteReaderAsync();
        var held = await reader.ReadAsync() ? ReadHeld(reader) : null;
        while (await reader.NextResultAsync())
        {
            // To the end, where a failure of a later statement would show.
        }

        return held;
    }

    /// <summary>Ends an unlink.</summary>
    /// <param name="skill">The skill.</param>
    /// <param name="user">The user.</param>
    /// <param name="reason">Null where Amazon confirmed it.</param>
    public async Task<LinkView?> Unlinked(string skill, string user, string? reason)
    {
        await using var command = database.CreateCommand(
            $"""
            UPDATE links SET status = 4, reason = $3, source = CASE WHEN $3 IS NULL THEN 1 ELSE source END,
              verified_at = CASE WHEN $3 IS NULL THEN now() ELSE verified_at END, unlink_until = NULL, {Erased}
            WHERE skill_id = $1 AND user_id = $2 AND status = 3 RETURNING {LinkView.Columns}
            """);
        return await Changed(command.With(skill).With(user).With(reason, NpgsqlDbType.Text));
    }

    /// <summary>Unlinks to be tried again, and whether their seven days are over; whoever gets them has a minute.</summary>
    public async Task<IReadOnlyList<(HeldLink Link, bool Over)>> ToUnlink()
    {
        await using var command = database.CreateCommand(
            $"""
            UPDATE links SET retry_at = now() + interval '60 seconds'
            WHERE (skill_id, user_id) IN (
              SELECT skill_id, user_id FROM links WHERE status = 3 AND retry_at <= now() ORDER BY retry_at LIMIT 32 FOR UPDATE SKIP LOCKED)
            RETURNING {HeldLink.Columns}, unlink_until < now()
            """);
        await using var reader = await command.ExecuteReaderAsync();
        var links = new List<(HeldLink, bool)>();
        while (await reader.ReadAsync())
            links.Add((ReadHeld(reader), reader.GetBoolean(8)));
        return links;
    }

    private static async Task<LinkView?> Changed(NpgsqlCommand command)
    {
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? LinkView.Read(reader) : null;
    }
}
