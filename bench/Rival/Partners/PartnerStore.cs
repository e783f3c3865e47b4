using Npgsql;
using NpgsqlTypes;
using Platform.Rival.Storage;

namespace Platform.Rival.Partners;

/// <summary>Partners and their keys.</summary>
internal sealed class PartnerStore(NpgsqlDataSource database)
{
    public async Task<(PartnerJson Partner, bool Created)> Put(string id, string name)
    {
        await using var command = database.CreateCommand(
            "INSERT INTO partners (partner_id, name) VALUES ($1, $2) ON CONFLICT (partner_id) DO UPDATE SET name = excluded.name RETURNING created_at, xmax = 0");
        await using var reader = await command.With(id).With(name).ExecuteReaderAsync();
        await reader.ReadAsync();
        return (new PartnerJson(id, name, reader.GetDateTime(0)), reader.GetBoolean(1));
    }

    /// <summary>False where there is no such partner.</summary>
    public async Task<bool> AddKey(string keyId, ApiKey key, string name)
    {
        await using var command = database.CreateCommand(
            """
            INSERT INTO api_keys (key_id, partner_id, secret_hash, name, scopes, expires_at)
            SELECT $1, partner_id, $3, $4, $5, $6 FROM partners WHERE partner_id = $2
            """);
        command.With(keyId).With(key.PartnerId).With(key.SecretHash).With(name).With(key.Scopes);
        command.Parameters.Add(new NpgsqlParameter { Value = key.ExpiresAt is { } end ? end : DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        return await command.ExecuteNonQueryAsync() == 1;
    }

    public async Task<ApiKey?> FindKey(string keyId)
    {
        await using var command = database.CreateCommand("SELECT partner_id, secret_hash, scopes, expires_at FROM api_keys WHERE key_id = $1");
        await using var reader = await command.With(keyId).ExecuteReaderAsync();
        return await reader.ReadAsync()
            ? new ApiKey(reader.GetString(0), reader.Bytes(1), reader.Texts(2), reader.TimeOrNull(3))
            : null;
    }
}
