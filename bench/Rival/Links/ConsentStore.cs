using Npgsql;
using NpgsqlTypes;
using Platform.Rival.Skills;
using Platform.Rival.Storage;

namespace Platform.Rival.Links;

/// <summary>Consents and the attempts that they become. A state is kept as a hash only.</summary>
internal sealed class ConsentStore(NpgsqlDataSource database)
{
    /// <summary>Keeps a consent. Of those open, the oldest give way to it: at most 5.</summary>
    public async Task Open(byte[] stateHash, Skill skill, string user, string redirectUri, string stage, byte[]? verifier, DateTime expiresAt)
    {
        await using var command = database.CreateCommand(
            """
            WITH evicted AS (
              UPDATE consents SET claimed_at = now(), outcome = 'state.expired'
              WHERE state_hash IN (
                SELECT state_hash FROM consents WHERE skill_id = $2 AND user_id = $3 AND outcome IS NULL AND claimed_at IS NULL AND expires_at > now()
                ORDER BY created_at DESC OFFSET 4)
              AND claimed_at IS NULL)
            INSERT INTO consents (state_hash, skill_id, user_id, partner_id, client_id, redirect_uri, stage, verifier, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """);
        command.With(stateHash).With(skill.SkillId).With(user).With(skill.PartnerId).With(skill.ClientId).With(redirectUri).With(stage)
            .With(verifier, NpgsqlDbType.Bytea).With(expiresAt);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Spends the state, durably and before anything is sent; null where it is not this caller's to spend.</summary>
    public async Task<Attempt?> Claim(byte[] stateHash, string partner, string user, byte[] codeHash, string? redirectUri, string? outcome)
    {
        await using var command = database.CreateCommand(
            """
            UPDATE consents SET claimed_at = now(), code_hash = $4, outcome = $6
            WHERE state_hash = $1 AND partner_id = $2 AND user_id = $3 AND claimed_at IS NULL AND expires_at > now()
              AND ($5::text IS NULL OR redirect_uri = $5)
            RETURNING skill_id, redirect_uri, stage, verifier
            """);
        command.With(stateHash).With(partner).With(user).With(codeHash).With(redirectUri, NpgsqlDbType.Text).With(outcome, NpgsqlDbType.Text);
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync()
            ? new Attempt(stateHash, reader.GetString(0), user, reader.GetString(1), reader.GetString(2), reader.OrNull<byte[]>(3))
            : null;
    }

    /// <summary>Gives a state back whose code certainly did not reach Amazon.</summary>
    public async Task Release(byte[] stateHash)
    {
        await using var command = database.CreateCommand(
            "UPDATE consents SET claimed_at = NULL, code_hash = NULL WHERE state_hash = $1 AND outcome IS NULL");
        await command.With(stateHash).ExecuteNonQueryAsync();
    }

    public async Task<ClosedConsent?> Find(byte[] stateHash)
    {
        await using var command = database.CreateCommand(
            "SELECT partner_id, user_id, redirect_uri, claimed_at, code_hash, outcome, access_token IS NOT NULL FROM consents WHERE state_hash = $1");
        await using var reader = await command.With(stateHash).ExecuteReaderAsync();
        return await reader.ReadAsync()
            ? new ClosedConsent(
                reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.TimeOrNull(3), reader.OrNull<byte[]>(4), reader.OrNull<string>(5),
                reader.GetBoolean(6))
            : null;
    }

    public async Task<string?> SkillOf(byte[] stateHash)
    {
        await using var command = database.CreateCommand("SELECT skill_id FROM consents WHERE state_hash = $1");
        return await command.With(stateHash).ExecuteScalarAsync() as string;
    }

    /// <summary>The newest open consent of a user over all of a partner's skills.</summary>
    public async Task<byte[]?> FindOpen(string partner, string user)
    {
        await using var command = database.CreateCommand(
            """
            SELECT state_hash FROM consents WHERE partner_id = $1 AND user_id = $2 AND skill_id IN (SELECT skill_id FROM skills WHERE partner_id = $1)
              AND claimed_at IS NULL AND expires_at > now()
            ORDER BY created_at DESC LIMIT 1
            """);
        return await command.With(partner).With(user).ExecuteScalarAsync() as byte[];
    }

    /// <summary>Stores the pair at once after the exchange, and the code that Alexa will redeem; false where the attempt is void by now.</summary>
    public async Task<bool> StorePair(Attempt attempt, SealedPair pair, Guid grant, byte[] grantHash)
    {
        await using var batch = database.CreateBatch();
        var stored = batch.Add(
            """
            UPDATE consents SET access_token = $2, refresh_token = $3, access_expires_at = $4, retry_at = now() + interval '60 seconds'
            WHERE state_hash = $1 AND outcome IS NULL
            """).With(attempt.StateHash).With(pair.Access).With(pair.Refresh, NpgsqlDbType.Bytea).With(pair.ExpiresAt);
        AddGrant(batch, attempt, grant, grantHash);
        await batch.ExecuteNonQueryAsync();
        return stored.RecordsAffected == 1;
    }

    public async Task AddGrant(Attempt attempt, Guid grant, byte[] grantHash)
    {
        await using var batch = database.CreateBatch();
        AddGrant(batch, attempt, grant, grantHash);
        await batch.ExecuteNonQueryAsync();
    }

    /// <summary>Tries the enablement again later.</summary>
    public async Task Later(byte[] stateHash, TimeSpan wait)
    {
        await using var command = database.CreateCommand("UPDATE consents SET retry_at = now() + $2 WHERE state_hash = $1 AND outcome IS NULL");
        await command.With(stateHash).With(wait).ExecuteNonQueryAsync();
    }

    /// <summary>Ends an attempt with a code, which the link's status tells from then on.</summary>
    public async Task Fail(Attempt attempt, string code)
    {
        await using var batch = database.CreateBatch();
        batch.Add(
            """
            UPDATE consents SET outcome = coalesce(outcome, $2), access_token = NULL, refresh_token = NULL, verifier = NULL, retry_at = NULL
            WHERE state_hash = $1
            """).With(attempt.StateHash).With(code);
        batch.Add(
            """
            INSERT INTO links (skill_id, user_id, status, reason) VALUES ($1, $2, 0, $3)
            ON CONFLICT (skill_id, user_id) DO UPDATE SET reason = excluded.reason
            """).With(attempt.SkillId).With(attempt.UserId).With(code);
        await batch.ExecuteNonQueryAsync();
    }

    /// <summary>Makes the link: takes the pair over, supersedes whoever else held the Alexa account, and revokes older grants.</summary>
    /// <returns>The link; null where the attempt was made void, by an unlink.</returns>
    public async Task<LinkView?> Finish(Attempt attempt, SealedPair pair, string host, string alexaUserId, Guid grant)
    {
        await using var batch = database.CreateBatch();

        // Two users who take over one account from each other would lock each other's rows in opposite order.
        batch.Add("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))").With(alexaUserId);
        batch.Add(
            $"""
            WITH done AS (
              UPDATE consents SET outcome = 'linked', access_token = NULL, refresh_token = NULL, verifier = NULL, retry_at = NULL
              WHERE state_hash = $1 AND outcome IS NULL
              RETURNING skill_id, user_id, stage, client_id)
            INSERT INTO links (skill_id, user_id, status, source, stage, linked_at, verified_at, client_id, host, alexa_user_id,
              access_expires_at, refresh_at, access_token, refresh_token)
            SELECT skill_id, user_id, 1, 1, stage, now(), now(), client_id, $2, $3, $4, $4, $5, $6 FROM done
            ON CONFLICT (skill_id, user_id) DO UPDATE SET status = 1, source = 1, version = links.version + 1, stage = excluded.stage,
              linked_at = excluded.linked_at, verified_at = excluded.verified_at, reason = NULL, client_id = excluded.client_id,
              host = excluded.host, alexa_user_id = excluded.alexa_user_id, access_expires_at = excluded.access_expires_at,
              refresh_at = excluded.refresh_at, retry_at = NULL, unlink_until = NULL,
              access_token = excluded.access_token, refresh_token = excluded.refresh_token
            RETURNING {LinkView.Columns}
            """).With(attempt.StateHash).With(host).With(alexaUserId).With(pair.ExpiresAt).With(pair.Access).With(pair.Refresh, NpgsqlDbType.Bytea);
        batch.Add(
            """
            WITH superseded AS (
              UPDATE links SET status = 4, reason = 'link.superseded', version = version + 1, access_token = NULL, refresh_token = NULL, refresh_at = NULL
              WHERE alexa_user_id = $1 AND status = 1 AND user_id <> $2
              RETURNING skill_id, user_id)
            DELETE FROM grants USING superseded WHERE grants.skill_id = superseded.skill_id AND grants.user_id = superseded.user_id
            """).With(alexaUserId).With(attempt.UserId);
        batch.Add("DELETE FROM grants WHERE skill_id = $1 AND user_id = $2 AND grant_id <> $3")
            .With(attempt.SkillId).With(attempt.UserId).With(grant);
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        var link = await reader.ReadAsync() ? LinkView.Read(reader) : null;
        while (await reader.NextResultAsync())
        {
            // To the end, where a failure of a later statement would show.
        }

        return link;
    }

    /// <summary>Attempts whose process died or whose enablement is to be tried again; whoever gets them has a minute.</summary>
    public async Task<IReadOnlyList<Attempt>> ToResume()
    {
        await using var command = database.CreateCommand(
            """
            UPDATE consents SET retry_at = now() + interval '60 seconds'
            WHERE state_hash IN (
              SELECT state_hash FROM consents WHERE retry_at <= now() ORDER BY retry_at LIMIT 32 FOR UPDATE SKIP LOCKED)
            RETURNING state_hash, skill_id, user_id, redirect_uri, stage, access_token, refresh_token, access_expires_at, claimed_at
            """);
        await using var reader = await command.ExecuteReaderAsync();
        var attempts = new List<Attempt>();
        while (await reader.ReadAsync())
        {
            attempts.Add(new Attempt(reader.Bytes(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), null)
            {
                Pair = new SealedPair(reader.Bytes(5), reader.OrNull<byte[]>(6), reader.GetDateTime(7)),
                ClaimedAt = reader.GetDateTime(8),
            });
        }

        return attempts;
    }

    /// <summary>Forgets what ended more than a day ago, a batch at a time.</summary>
    public async Task<int> Forget()
    {
        await using var batch = database.CreateBatch();
        batch.Add(
            """
            DELETE FROM consents WHERE state_hash IN (
              SELECT state_hash FROM consents WHERE expires_at < now() - interval '1 day' AND retry_at IS NULL LIMIT 1000)
            """);
        return await batch.ExecuteNonQueryAsync();
    }

    private static void AddGrant(NpgsqlBatch batch, Attempt attempt, Guid grant, byte[] hash) => batch.Add(
        """
        INSERT INTO grants (grant_id, skill_id, user_id, redirect_uri, code_hash, code_expires_at)
        VALUES ($1, $2, $3, $4, $5, now() + interval '5 minutes')
        """).With(grant).With(attempt.SkillId).With(attempt.UserId).With(attempt.RedirectUri).With(hash);
}
