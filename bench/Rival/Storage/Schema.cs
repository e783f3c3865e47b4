using Npgsql;

namespace Platform.Rival.Storage;

/// <summary>Brings the schema into the database at start.</summary>
internal static class Schema
{
    private const string Guarded = "SELECT pg_advisory_xact_lock(7246118);\n";

    public static async Task Apply(NpgsqlDataSource database)
    {
        await using var file = typeof(Schema).Assembly.GetManifestResourceStream("schema.sql")!;
        using var reader = new StreamReader(file);

        // All statements of one command are one transaction, which holds the lock.
        await using var command = database.CreateCommand(Guarded + await reader.ReadToEndAsync());
        await command.ExecuteNonQueryAsync();
    }
}
