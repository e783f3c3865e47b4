using Microsoft.Data.Sqlite;

namespace Platform.Load.Tests.Seeding;

/// <summary>What lies in a store.</summary>
internal static class StoreCount
{
    /// <summary>How many records, and reminders, there are of each kind that users have.</summary>
    public static Dictionary<string, int> OfUsers(string folder)
    {
        var path = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "engine.db"), Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        using var connection = new SqliteConnection(path.ToString());
        connection.Open();
        using var command = new SqliteCommand(
            """
            SELECT 'record ' || type, count(*) FROM records WHERE type IN ('link', 'user', 'alexaaccount', 'grant') GROUP BY type
            UNION ALL SELECT 'reminder ' || type, count(*) FROM reminders GROUP BY type
            """,
            connection);
        using var rows = command.ExecuteReader();
        var counts = new Dictionary<string, int>();
        while (rows.Read())
            counts[rows.GetString(0)] = rows.GetInt32(1);
        return counts;
    }
}
