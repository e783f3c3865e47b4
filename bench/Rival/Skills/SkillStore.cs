using Npgsql;
using NpgsqlTypes;
using Platform.Rival.Partners;
using Platform.Rival.Sealing;
using Platform.Rival.Storage;

namespace Platform.Rival.Skills;

/// <summary>Skills. Reads are at most 5 s old.</summary>
internal sealed class SkillStore
{
    private readonly NpgsqlDataSource _database;
    private readonly Sealer _sealer;
    private readonly Expiring<Skill> _skills;

    public SkillStore(NpgsqlDataSource database, Sealer sealer)
    {
        _database = database;
        _sealer = sealer;
        _skills = new Expiring<Skill>(Read);
    }

    public Task<Skill?> Find(string skillId) => _skills.Find(skillId);

    /// <summary>The skill, if it is this partner's.</summary>
    public async ValueTask<Skill?> Find(string skillId, string partner) => await _skills.Find(skillId) is { } skill && skill.PartnerId == partner ? skill : null;

    /// <summary>Whether it was created; null where another partner owns it.</summary>
    public async Task<bool?> Put(Skill skill)
    {
        await using var command = _database.CreateCommand(
            """
            INSERT INTO skills (skill_id, partner_id, name, stage, client_id, client_secret, redirect_uris, asin, pkce,
              authorization_client_id, authorization_client_secret, refresh_policy)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            ON CONFLICT (skill_id) DO UPDATE SET name = excluded.name, stage = excluded.stage, client_id = excluded.client_id,
              client_secret = excluded.client_secret, redirect_uris = excluded.redirect_uris, asin = excluded.asin, pkce = excluded.pkce,
              authorization_client_id = excluded.authorization_client_id, authorization_client_secret = excluded.authorization_client_secret,
              refresh_policy = excluded.refresh_policy, updated_at = now()
            WHERE skills.partner_id = excluded.partner_id
            RETURNING xmax = 0
            """);
        command.With(skill.SkillId).With(skill.PartnerId).With(skill.Name).With(skill.Stage).With(skill.ClientId)
            .With(_sealer.Seal(skill.ClientSecret, skill.SkillId, "", Fields.ClientSecret))
            .With(skill.RedirectUris).With(skill.Asin, NpgsqlDbType.Text).With(skill.Pkce).With(skill.AuthorizationClientId)
            .With(_sealer.Seal(skill.AuthorizationSecret, skill.SkillId, "", Fields.AuthorizationSecret))
            .With(skill.RefreshPolicy);
        var created = await command.ExecuteScalarAsync() as bool?;
        _skills.Forget(skill.SkillId);
        return created;
    }

    private async Task<Skill?> Read(string skillId)
    {
        await using var command = _database.CreateCommand(
            """
            SELECT partner_id, name, stage, client_id, client_secret, redirect_uris, asin, pkce, authorization_client_id,
              authorization_client_secret, refresh_policy, created_at, updated_at
            FROM skills WHERE skill_id = $1
            """);
        await using var reader = await command.With(skillId).ExecuteReaderAsync();
        return !await reader.ReadAsync() ? null : new Skill
        {
            SkillId = skillId,
            PartnerId = reader.GetString(0),
            Name = reader.GetString(1),
            Stage = reader.GetString(2),
            ClientId = reader.GetString(3),
            ClientSecret = _sealer.Open(reader.Bytes(4), skillId, "", Fields.ClientSecret),
            RedirectUris = reader.Texts(5),
            Asin = reader.OrNull<string>(6),
            Pkce = reader.GetBoolean(7),
            AuthorizationClientId = reader.GetString(8),
            AuthorizationSecret = _sealer.Open(reader.Bytes(9), skillId, "", Fields.AuthorizationSecret),
            RefreshPolicy = reader.GetString(10),
            CreatedAt = reader.GetDateTime(11),
            UpdatedAt = reader.GetDateTime(12),
        };
    }
}
