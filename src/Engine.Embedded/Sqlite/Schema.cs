namespace Platform.Engine.Embedded.Sqlite;

/// <summary>The tables, and the way from each older version to the newest. A step is never changed once it was released.</summary>
internal static class Schema
{
    /// <summary>
    /// Each step leads to the version that is its place in the list, counted from one. AUTOINCREMENT keeps an id from coming back, so
    /// that an ETag of an erased record never fits a later one. Keys are compared as bytes (SQLite's BINARY), which is ordinal order.
    /// </summary>
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE records (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            type TEXT NOT NULL, key TEXT NOT NULL, state TEXT NOT NULL,
            version INTEGER NOT NULL, payload BLOB NOT NULL) STRICT;
        CREATE UNIQUE INDEX records_by_key ON records (type, key, state);
        CREATE TABLE reminders (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            type TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL,
            start INTEGER NOT NULL, period INTEGER NOT NULL, due INTEGER NOT NULL) STRICT;
        CREATE UNIQUE INDEX reminders_by_name ON reminders (type, key, name);
        CREATE INDEX reminders_by_due ON reminders (due);
        CREATE TABLE checks (id INTEGER PRIMARY KEY, count INTEGER NOT NULL) STRICT;
        """,
        // Registering again changes the row and counts, where another row had taken its place, and other entries those of its indexes.
        "ALTER TABLE reminders ADD COLUMN registration INTEGER NOT NULL DEFAULT 1;",
    ];

    /// <summary>The newest version.</summary>
    public static int Version => Steps.Length;

    /// <exception cref="InvalidOperationException">A newer program wrote the database; it was not touched.</exception>
    public static void Upgrade(Session session, string path)
    {
        var version = (int)(long)session.Scalar("PRAGMA user_version")!;
        if (version > Version)
        {
            throw new InvalidOperationException(
                $"The database {path} has schema version {version}, and this program knows versions up to {Version}: a newer program "
                + "wrote it. Nothing was changed. Run that newer program, or restore a backup from before it.");
        }

        // Pages of 8 KiB: a linked user's records, some 3 KB together, leave less of them unused. A database that is there keeps its own.
        session.Script("PRAGMA page_size = 8192");
        for (; version < Version; version++)
        {
            session.Execute("BEGIN IMMEDIATE");
            session.Script($"{Steps[version]} PRAGMA user_version = {version + 1}; COMMIT;");
        }
    }
}
