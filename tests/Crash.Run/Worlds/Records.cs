using System.Text.Json;
using Microsoft.Data.Sqlite;
using Platform.Engine;
using Platform.Flow.Tests.Partners;
using Platform.Grains.Authorization;
using Platform.Grains.Ids;
using Platform.Grains.Links;

namespace Platform.Crash.Run.Worlds;

/// <summary>The platform's database, read beside it.</summary>
internal sealed class Records(string folder)
{
    private readonly string _connection = new SqliteConnectionStringBuilder
    {
        DataSource = Path.Combine(folder, "engine.db"), Mode = SqliteOpenMode.ReadOnly, Pooling = false,
    }.ToString();

    /// <summary>The links of a skill's users, by the partner's user id.</summary>
    public IReadOnlyDictionary<string, LinkState> Links(PartnerSkill skill) => Read<LinkState>("link", skill);

    /// <summary>The grants of a skill's users.</summary>
    public IReadOnlyDictionary<string, GrantState> Grants(PartnerSkill skill) => Read<GrantState>("grant", skill);

    /// <summary>The users whose link has a reminder registered.</summary>
    public IReadOnlySet<string> Reminders(PartnerSkill skill)
    {
        using var command = new SqliteCommand("SELECT key FROM reminders WHERE type = $0 AND key >= $1 AND key < $2");
        return Query(command, "link", skill, (user, _) => user).ToHashSet();
    }

    private Dictionary<string, T> Read<T>(string type, PartnerSkill skill)
    {
        using var command = new SqliteCommand("SELECT key, payload FROM records WHERE type = $0 AND key >= $1 AND key < $2");
        return Query(command, type, skill, (user, row) => KeyValuePair.Create(user, State<T>(row))).ToDictionary();
    }

    private static T State<T>(SqliteDataReader row) => JsonSerializer.Deserialize<T>(row.GetFieldValue<byte[]>(1), StateJson.Options)!;

    private List<T> Query<T>(SqliteCommand command, string type, PartnerSkill skill, Func<string, SqliteDataReader, T> read)
    {
        var prefix = LinkKey.Prefix(new PartnerId(skill.Partner.PartnerId), new SkillId(skill.SkillId));
        using var connection = new SqliteConnection(_connection);
        connection.Open();
        command.Connection = connection;
        command.Parameters.AddWithValue("$0", type);
        command.Parameters.AddWithValue("$1", prefix);
        command.Parameters.AddWithValue("$2", prefix[..^1] + (char)(prefix[^1] + 1));
        using var rows = command.ExecuteReader();
        var found = new List<T>();
        while (rows.Read())
            found.Add(read(LinkKey.Parse(rows.GetString(0)).User.Value, rows));
        return found;
    }
}
