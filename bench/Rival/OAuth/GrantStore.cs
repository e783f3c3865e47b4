using Npgsql;
using Platform.Rival.Storage;

namespace Platform.Rival.OAuth;

/// <summary>Grants of the built-in authorization server.</summary>
internal sealed class GrantStore(NpgsqlDataSource database)
{
    /// <summary>Whose a code is; asked first, so that only the skill's own client may even spend it.</summary>
    public async Task<Grant?> Find(Guid grant)
    {
        await using var command = database.CreateCommand("SELECT skill_id, user_id FROM grants WHERE grant_id = $1");
        await using var reader = await command.With(grant).ExecuteReaderAsync();
        return await reader.ReadAsync() ? new Grant(reader.GetString(0), reader.GetString(1)) : null;
    }

    /// <summary>Spends a code. One that comes again takes its tokens with it (RFC 6749 4.1.2).</summary>
    public async Task<bool> Redeem(GrantCode code, string redirectUri, byte[] refreshHash)
    {
        await using var command = database.CreateCommand(
            """
            UPDATE grants SET redeemed_at = now(), refresh_hash = $4
            WHERE grant_id = $1 AND code_hash = $2 AND redirect_uri = $3 AND redeemed_at IS NULL AND code_expires_at > now()
            """);
        if (await command.With(code.Grant).With(code.Hash).With(redirectUri).With(refreshHash).ExecuteNonQueryAsync() == 1)
            return true;
        await using var revoke = database.CreateCommand("DELETE FROM grants WHERE grant_id = $1 AND code_hash = $2 AND redeemed_at IS NOT NULL");
        await revoke.With(code.Grant).With(code.Hash).ExecuteNonQueryAsync();
        return false;
    }

    /// <summary>Rotates a refresh token; the one before works a day more, since Alexa may have missed its successor.</summary>
    public async Task<bool> Rotate(GrantCode presented, byte[] nextHash)
    {
        await using var command = database.CreateCommand(
            """
            UPDATE grants SET refresh_hash = $3, previous_hash = $2,
              previous_until = CASE WHEN refresh_hash = $2 THEN now() + interval '1 day' ELSE previous_until END
            WHERE grant_id = $1 AND (refresh_hash = $2 OR (previous_hash = $2 AND previous_until > now()))
            """);
        return await command.With(presented.Grant).With(presented.Hash).With(nextHash).ExecuteNonQueryAsync() == 1;
    }
}
